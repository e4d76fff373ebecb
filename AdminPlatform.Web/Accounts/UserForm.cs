using AdminPlatform.Core.Accounts;

namespace AdminPlatform.Web.Accounts;

/// <summary>What stands in the inputs of the editor.</summary>
internal sealed class UserForm
{
    public string UserName { get; set; } = "";

    public string Password { get; set; } = "";

    public string Email { get; set; } = "";

    public string Name { get; set; } = "";

    public string Nickname { get; set; } = "";

    public string Phone { get; set; } = "";

    public bool IsEnabled { get; set; } = true;

    public List<string> Roles { get; init; } = [];

    public static UserForm From(UserDetails user) => new()
    {
        UserName = user.UserName,
        Email = user.Email ?? "",
        Name = user.Name,
        Nickname = user.Nickname,
        Phone = user.Phone,
        IsEnabled = user.IsEnabled,
        Roles = [.. user.Roles],
    };

    public NewUser AsNew() => new(UserName.Trim(), Password)
    {
        Email = Email.Trim() is { Length: > 0 } email ? email : null,
        Name = Name.Trim(),
        Nickname = Nickname.Trim(),
        Phone = Phone.Trim(),
        IsEnabled = IsEnabled,
        Roles = Roles,
    };

    /// <summary>Only what differs from <paramref name="user"/>, so that saving does not undo what somebody else changed meanwhile.</summary>
    public UserChanges AsChanges(UserDetails user) => new()
    {
        UserName = Changed(UserName, user.UserName),
        Email = Changed(Email, user.Email ?? ""),
        Name = Changed(Name, user.Name),
        Nickname = Changed(Nickname, user.Nickname),
        Phone = Changed(Phone, user.Phone),
        IsEnabled = IsEnabled == user.IsEnabled ? null : IsEnabled,
        Roles = Roles.ToHashSet().SetEquals(user.Roles) ? null : Roles,
    };

    /// <summary>As <see cref="AsChanges"/>, of what people may change about themselves.</summary>
    public ProfileChanges AsProfileChanges(UserDetails user) => new()
    {
        Email = Changed(Email, user.Email ?? ""),
        Name = Changed(Name, user.Name),
        Nickname = Changed(Nickname, user.Nickname),
        Phone = Changed(Phone, user.Phone),
    };

    /// <summary>The new text; null when it is the old one.</summary>
    private static string? Changed(string now, string before) => now.Trim() == before ? null : now.Trim();
}
