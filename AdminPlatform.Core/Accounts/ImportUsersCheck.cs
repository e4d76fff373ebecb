using System.Security.Cryptography;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts.Passwords;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts;

/// <summary>Says of every line of a file whether it can become a user: by the rules of the form, the other lines, and what exists.</summary>
internal sealed class ImportUsersCheck(IDbContextFactory<AppDbContext> contexts, PasswordRules passwords, ILookupNormalizer normalizer)
{
    private const int Chunk = 500;
    private const int GeneratedLength = 16;

    /// <summary>Nothing that is taken for something else when it is read out or copied by hand.</summary>
    private const string GeneratedFrom = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static readonly char[] s_roleSeparators = [';', ',', '|'];

    private static readonly Dictionary<string, bool> s_statuses = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = true,
        ["enabled"] = true,
        ["1"] = true,
        ["disabled"] = false,
        ["0"] = false,
    };

    public async Task<Result<IReadOnlyList<ImportRow>>> RunAsync(Actor actor, List<ImportLine> lines, bool generatePasswords, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var roles = await database.Roles.AsNoTracking().Include(role => role.Permissions).ToDictionaryAsync(role => role.Name!, role => actor.MayGrant(role), cancellationToken);
        List<Draft> drafts = [.. lines.Select(line => Read(line, roles, generatePasswords))];
        FindRepeated(drafts);
        await FindTakenAsync(database, drafts, cancellationToken);
        return drafts.ConvertAll(draft => new ImportRow(draft.Line, draft.User, draft.Errors, draft.Generated));
    }

    private Draft Read(ImportLine line, Dictionary<string, bool> roles, bool generatePasswords)
    {
        var given = line.Raw(ImportUsersFile.Password);
        var generated = generatePasswords && given.Length == 0 && line.Cells is not null
            ? RandomNumberGenerator.GetString(GeneratedFrom, Math.Max(GeneratedLength, passwords.MinLength))
            : null;
        var isStatus = s_statuses.TryGetValue(line.Text(ImportUsersFile.Status), out var isEnabled);
        NewUser user = new(line.Text(ImportUsersFile.UserName), generated ?? given)
        {
            Email = line.Text(ImportUsersFile.Email) is { Length: > 0 } email ? email : null,
            Name = line.Text(ImportUsersFile.Name),
            Nickname = line.Text(ImportUsersFile.Nickname),
            Phone = line.Text(ImportUsersFile.Phone),
            Roles = RolesOf(line),
            IsEnabled = isEnabled,
        };
        Draft draft = new(line.Number, user, generated);
        if (line.Cells is null)
        {
            draft.Errors.Add(new FieldError("file", "import.cells", []));
            return draft;
        }

        draft.Errors.AddRange(UserRules.Check(user.AsChanges()));
        draft.Errors.AddRange(new[] { passwords.Check("password", user.Password), isStatus ? null : new FieldError("status", "import.status", []) }.OfType<FieldError>());
        draft.Errors.AddRange(user.Roles.Where(name => !roles.ContainsKey(name)).Select(name => new FieldError("roles", "role.not_found", [name])));
        draft.Errors.AddRange(user.Roles.Where(name => roles.TryGetValue(name, out var may) && !may).Select(name => new FieldError("roles", "role.above", [name])));
        return draft;
    }

    /// <summary>Who has none in the file gets the role that the form offers first.</summary>
    private static List<string> RolesOf(ImportLine line) =>
    [
        .. line.Text(ImportUsersFile.Roles).Split(s_roleSeparators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().DefaultIfEmpty(BuiltInRoles.User),
    ];

    private void FindRepeated(List<Draft> drafts)
    {
        Dictionary<string, int> names = [], emails = [];
        foreach (var draft in drafts)
        {
            Note(names, draft, "username", normalizer.NormalizeName(draft.User.UserName));
            Note(emails, draft, "email", normalizer.NormalizeEmail(draft.User.Email));
        }

        static void Note(Dictionary<string, int> seen, Draft draft, string field, string? key)
        {
            if (!string.IsNullOrEmpty(key) && !seen.TryAdd(key, draft.Line))
            {
                draft.Errors.Add(new FieldError(field, "import.duplicate", [seen[key]]));
            }
        }
    }

    /// <summary>Only of lines that are right so far: not every text can be looked up.</summary>
    private async Task FindTakenAsync(AppDbContext database, List<Draft> drafts, CancellationToken cancellationToken)
    {
        foreach (var chunk in drafts.Where(draft => draft.Errors.Count == 0).Chunk(Chunk))
        {
            var names = chunk.Select(draft => normalizer.NormalizeName(draft.User.UserName)!).ToList();
            var emails = chunk.Select(draft => normalizer.NormalizeEmail(draft.User.Email)).OfType<string>().ToList();
            var takenNames = await database.Users.Where(user => names.Contains(user.NormalizedUserName!)).Select(user => user.NormalizedUserName!).ToHashSetAsync(cancellationToken);
            var takenEmails = await database.Users.Where(user => emails.Contains(user.NormalizedEmail!)).Select(user => user.NormalizedEmail!).ToHashSetAsync(cancellationToken);
            foreach (var draft in chunk)
            {
                if (takenNames.Contains(normalizer.NormalizeName(draft.User.UserName)!))
                {
                    draft.Errors.Add(new FieldError("username", "user.name_taken", [draft.User.UserName]));
                }

                if (normalizer.NormalizeEmail(draft.User.Email) is { } email && takenEmails.Contains(email))
                {
                    draft.Errors.Add(new FieldError("email", "user.email_taken", [draft.User.Email!]));
                }
            }
        }
    }

    private sealed record Draft(int Line, NewUser User, string? Generated)
    {
        public List<FieldError> Errors { get; } = [];
    }
}
