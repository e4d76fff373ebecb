using AdminPlatform.Core.Access;

namespace AdminPlatform.Core.Accounts;

/// <summary>A user to create.</summary>
public sealed record NewUser(string UserName, string Password)
{
    /// <summary>Optional; unique when given.</summary>
    public string? Email { get; init; }

    public string Name { get; init; } = "";

    public string Nickname { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Avatar { get; init; } = "";

    public bool IsEnabled { get; init; } = true;

    /// <summary>Names of roles; the actor must hold all they grant.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    internal UserChanges AsChanges() =>
        new() { UserName = UserName, Email = Email, Name = Name, Nickname = Nickname, Phone = Phone, Avatar = Avatar };
}

/// <summary>Changes to a user; null leaves a field as it is.</summary>
public sealed record UserChanges
{
    public string? UserName { get; init; }

    /// <summary>Empty removes it.</summary>
    public string? Email { get; init; }

    public string? Name { get; init; }

    public string? Nickname { get; init; }

    public string? Phone { get; init; }

    public string? Avatar { get; init; }

    public bool? IsEnabled { get; init; }

    /// <summary>Names of all the roles they shall have; who may edit a user cannot grant what they do not hold.</summary>
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>
    /// Gives or takes the built-in role <c>admin</c> and leaves the others; who would be left with none gets <c>user</c>. Ignored when
    /// <see cref="Roles"/> is given.
    /// </summary>
    public bool? IsAdmin { get; init; }

    /// <summary>Gives this role and leaves the others. Ignored when <see cref="Roles"/> or <see cref="IsAdmin"/> is given.</summary>
    public string? AddRole { get; init; }

    /// <summary>Takes this role, if they have it, and leaves the others. Ignored when <see cref="Roles"/> or <see cref="IsAdmin"/> is given.</summary>
    public string? RemoveRole { get; init; }

    /// <summary>All the roles that somebody with <paramref name="current"/> ones shall have; null leaves them.</summary>
    internal IReadOnlyList<string>? RolesFrom(IReadOnlyList<string> current) => Roles ?? IsAdmin switch
    {
        true => [.. current.Append(BuiltInRoles.Admin).Distinct()],
        false => [.. current.Where(name => name != BuiltInRoles.Admin).DefaultIfEmpty(BuiltInRoles.User)],
        null when AddRole is null && RemoveRole is null => null,
        null => [.. current.Where(name => name != RemoveRole).Concat(AddRole is null ? [] : [AddRole]).Distinct()],
    };
}

/// <summary>What users may change about themselves: nothing that would raise their rights.</summary>
public sealed record ProfileChanges
{
    public string? Email { get; init; }

    public string? Name { get; init; }

    public string? Nickname { get; init; }

    public string? Phone { get; init; }

    public string? Avatar { get; init; }

    internal UserChanges AsChanges() => new() { Email = Email, Name = Name, Nickname = Nickname, Phone = Phone, Avatar = Avatar };
}
