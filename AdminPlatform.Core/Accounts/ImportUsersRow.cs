using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Accounts;

/// <summary>A row of a file of users, and what would become of it.</summary>
public sealed class ImportRow
{
    internal ImportRow(int line, NewUser user, IReadOnlyList<FieldError> errors, string? generatedPassword) =>
        (Line, User, Errors, GeneratedPassword) = (line, user, errors, generatedPassword);

    /// <summary>Line of the file where the row starts; the header is line 1.</summary>
    public int Line { get; }

    public string UserName => User.UserName;

    /// <summary>Null when there is none.</summary>
    public string? Email => User.Email;

    public string Name => User.Name;

    public bool IsEnabled => User.IsEnabled;

    public IReadOnlyList<string> Roles => User.Roles;

    /// <summary>Everything that keeps the row from becoming a user, by its column.</summary>
    public IReadOnlyList<FieldError> Errors { get; }

    public bool CanCreate => Errors.Count == 0;

    /// <summary>The password made for a row that had none; nobody can be told it later.</summary>
    public string? GeneratedPassword { get; }

    internal NewUser User { get; }
}
