using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts;

/// <summary>The steps that creating and changing a user are made of, inside one change.</summary>
internal sealed class UserWriter(UserRules rules, ILookupNormalizer normalizer, UserReader reader, UserStatsReader stats, LiveSessions live, Feed feed)
{
    /// <summary>Copies the given fields over, noting each for the log. Errors: whatever <see cref="UserRules"/> say.</summary>
    public async Task<Error?> ApplyAsync(ChangeScope scope, User user, UserChanges fields, CancellationToken cancellationToken)
    {
        if (UserRules.Check(fields) is { Count: > 0 } wrong)
        {
            return Error.Invalid(wrong);
        }

        if (await rules.TakenAsync(scope.Database, user.Id, fields.UserName, fields.Email, cancellationToken) is { } taken)
        {
            return taken;
        }

        Set("username", fields.UserName, user.UserName, value => user.UserName = value);
        Set("email", fields.Email, user.Email ?? "", value => user.Email = value.Length == 0 ? null : value);
        Set("name", fields.Name, user.Name, value => user.Name = value);
        Set("nickname", fields.Nickname, user.Nickname, value => user.Nickname = value);
        Set("phone", fields.Phone, user.PhoneNumber ?? "", value => user.PhoneNumber = value);
        Set("avatar", fields.Avatar, user.Avatar, value => user.Avatar = value);
        user.Derive(normalizer);
        user.UpdatedAt = scope.Now;
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        scope.Target = user.UserName!;
        return null;

        void Set(string field, string? value, string? before, Action<string> assign)
        {
            if (value is not null)
            {
                scope.Changed(field, before, value);
                assign(value);
            }
        }
    }

    /// <summary>The names of the roles with <paramref name="ids"/>; null for null. Errors: <c>field.too_many</c>, <c>role.not_found</c>.</summary>
    public static async Task<Result<IReadOnlyList<string>?>> NamesOfAsync(ChangeScope scope, IReadOnlyList<int>? ids, CancellationToken cancellationToken)
    {
        if (ids is not { Count: > 0 })
        {
            return new Result<IReadOnlyList<string>?>(ids is null ? null : []);
        }

        if (ids.Count > CreateRole.Max)
        {
            return Error.Invalid("role_ids", "field.too_many", "role_ids", CreateRole.Max);
        }

        var names = await scope.Database.Roles.Select(role => new { role.Id, role.Name }).ToDictionaryAsync(role => role.Id, role => role.Name!, cancellationToken);
        var known = ids.Distinct().Where(names.ContainsKey).Select(id => names[id]).ToList();
        return ids.Where(id => !names.ContainsKey(id)).Select(id => (int?)id).FirstOrDefault() is { } unknown
            ? Error.Invalid("role_ids", "role.not_found", unknown)
            : known;
    }

    /// <summary>Makes <paramref name="names"/> the user's roles. Errors: <c>field.too_many</c>, <c>role.not_found</c>; <c>role.above</c> for one that the actor may not grant.</summary>
    public static async Task<Error?> SetRolesAsync(ChangeScope scope, User user, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        if (names.Count > CreateRole.Max)
        {
            return Error.Invalid("role", "field.too_many", "role", CreateRole.Max);
        }

        // What cannot be stored is no name, and PostgreSQL would not even look for it.
        var known = names.Where(name => TextRules.Check("role", name, Role.NameMaxLength) is null).Distinct().ToList();
        var roles = await scope.Database.Roles.Include(role => role.Permissions).Where(role => known.Contains(role.Name!)).ToListAsync(cancellationToken);
        if (names.FirstOrDefault(name => roles.All(role => role.Name != name)) is { } unknown)
        {
            return Error.Invalid("role", "role.not_found", unknown);
        }

        var before = user.Roles.Select(userRole => userRole.RoleId).ToHashSet();
        if (roles.Find(role => !before.Contains(role.Id) && !scope.Actor.MayGrant(role)) is { } above)
        {
            return Error.Forbidden("role.above") with { Arguments = [above.Name!] };
        }

        scope.Changed("roles", NamesOf(user.Roles.Select(userRole => userRole.Role)), NamesOf(roles));
        foreach (var gone in user.Roles.Where(userRole => roles.All(role => role.Id != userRole.RoleId)).ToList())
        {
            user.Roles.Remove(gone);
        }

        foreach (var role in roles.Where(role => !before.Contains(role.Id)))
        {
            user.Roles.Add(new UserRole { RoleId = role.Id });
        }

        return null;
    }

    /// <summary>After the commit: forgets what was read of users, and tells pages.</summary>
    public void Tell(ChangeScope scope, int? accessChangedOf = null) => scope.AfterCommit(() =>
    {
        // Pages are made of totals: in the other order one could be made of an old total and stay.
        reader.ForgetTotals();
        reader.Forget();
        stats.Forget();
        if (accessChangedOf is { } userId)
        {
            live.Forget();
            feed.Publish(new AccessChanged(userId));
        }

        feed.Publish(new UsersChanged());
    });

    private static string NamesOf(IEnumerable<Role> roles) => string.Join(", ", roles.Select(role => role.Name).Order(StringComparer.Ordinal));
}
