using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Accounts;

/// <summary>Creates users from a CSV file: first shows what would become of every row, then creates them one by one, as <see cref="CreateUser"/> does.</summary>
public sealed class ImportUsers
{
    /// <summary>Bytes.</summary>
    public const int MaxSize = 1024 * 1024;

    /// <summary>Rows below the header.</summary>
    public const int MaxRows = 5_000;

    private readonly ImportUsersCheck _check;
    private readonly CreateUser _create;

    internal ImportUsers(ImportUsersCheck check, CreateUser create) => (_check, _create) = (check, create);

    /// <summary>A file with nothing but the header.</summary>
    public static string Template => string.Join(',', ImportUsersFile.Columns) + "\r\n";

    /// <summary>Names and the passwords made for them. A name can begin with a sign that spreadsheets calculate with, so it is kept from that.</summary>
    public static string PasswordsAsCsv(IEnumerable<ImportRow> rows) => string.Concat(
        rows.Where(row => row.GeneratedPassword is not null)
            .Select(row => $"{(row.UserName.StartsWith('-') ? "'" : "")}{row.UserName},{row.GeneratedPassword}\r\n")
            .Prepend($"{ImportUsersFile.UserName},{ImportUsersFile.Password}\r\n"));

    /// <summary>
    /// What would become of every row of <paramref name="csv"/>: UTF-8 with a header, separated by commas or semicolons. Changes nothing.
    /// Errors: <c>access.denied</c>, <c>import.too_large</c>, <c>import.too_many_rows</c>, <c>import.encoding</c>, <c>import.malformed</c>,
    /// <c>import.empty</c>, <c>import.missing_column</c>, <c>import.unknown_column</c>, <c>import.duplicate_column</c>.
    /// </summary>
    /// <param name="actor">Who asks: what they may not grant is an error of its row.</param>
    /// <param name="csv">The file as it is.</param>
    /// <param name="generatePasswords">Whether rows without a password get one instead of an error.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public async Task<Result<IReadOnlyList<ImportRow>>> PreviewAsync(Actor actor, ReadOnlyMemory<byte> csv, bool generatePasswords, CancellationToken cancellationToken)
    {
        if (actor.Deny(UserPermissions.Create) is { } denied)
        {
            return denied;
        }

        var file = ImportUsersFile.Read(csv);
        return file.Error is { } unreadable ? unreadable : await _check.RunAsync(actor, file.Value, generatePasswords, cancellationToken);
    }

    /// <summary>Creates the user of one row that a preview gave. Errors: those of the row, and all of <see cref="CreateUser.RunAsync"/>, which looks at everything again.</summary>
    public async Task<Result<UserDetails>> RunAsync(Actor actor, ImportRow row, CancellationToken cancellationToken) =>
        row.CanCreate ? await _create.RunAsync(actor, row.User, cancellationToken) : Error.Invalid(row.Errors);
}
