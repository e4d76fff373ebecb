namespace AdminPlatform.Web.Accounts;

/// <summary>What the list can show of a user beside their name.</summary>
public enum UserColumn
{
    Email,
    Nickname,
    Phone,
    Roles,
    Status,
    LastLogin,
    Created,
}

/// <summary>Which columns the list shows, as text to remember.</summary>
internal static class UserColumns
{
    public static readonly IReadOnlyList<UserColumn> All = Enum.GetValues<UserColumn>();

    public static readonly IReadOnlyList<UserColumn> Default = [UserColumn.Email, UserColumn.Roles, UserColumn.Status, UserColumn.LastLogin, UserColumn.Created];

    public static string TextOf(UserColumn column) => column switch
    {
        UserColumn.Email => "users.column.email",
        UserColumn.Nickname => "users.field.nickname",
        UserColumn.Phone => "users.field.phone",
        UserColumn.Roles => "users.column.roles",
        UserColumn.Status => "users.column.status",
        UserColumn.LastLogin => "users.column.last-login",
        _ => "users.column.created",
    };

    /// <summary>What <see cref="Write"/> wrote; the usual ones when nothing was. Whatever is no column is left out.</summary>
    public static IReadOnlyList<UserColumn> Read(string? text) =>
        text is null ? Default : [.. All.Where(column => text.Split(',').Contains(column.ToString()))];

    public static string Write(IReadOnlyList<UserColumn> columns) => string.Join(',', columns);

    /// <summary>With <paramref name="column"/> shown or not, in the order of the table.</summary>
    public static IReadOnlyList<UserColumn> With(IReadOnlyList<UserColumn> columns, UserColumn column, bool shown) =>
        [.. All.Where(other => other == column ? shown : columns.Contains(other))];
}
