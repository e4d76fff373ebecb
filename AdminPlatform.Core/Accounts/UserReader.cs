using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts;

/// <summary>Reads users; what was read is kept until a user or role changes.</summary>
public sealed class UserReader
{
    public const string NotFoundCode = "user.not_found";

    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly UserLookup _lookup = new();
    private readonly GenerationCache<int, UserDetails> _users = new(capacity: 10_000);
    private readonly GenerationCache<UserQuery, Page<UserDetails>> _pages = new(capacity: 1_000);
    private readonly GenerationCache<UserFilter, BoxedCount> _totals = new(capacity: 5_000);

    public UserReader(IDbContextFactory<AppDbContext> contexts, Feed feed)
    {
        _contexts = contexts;

        // Users show the names of their roles and are found by them.
        feed.Subscribe<RolesChanged>(_ =>
        {
            ForgetTotals();
            Forget();
            feed.Publish(new UsersChanged());
        });
    }

    /// <summary>One page of users. Errors: page out of range, search or role too long, <c>access.denied</c>.</summary>
    public async ValueTask<Result<Page<UserDetails>>> ListAsync(Actor actor, UserQuery query, CancellationToken cancellationToken)
    {
        if (actor.Deny(UserPermissions.View) is { } denied)
        {
            return denied;
        }

        FieldError?[] texts = [TextRules.Check("search", query.Search, UserQuery.SearchMaxLength), TextRules.Check("role", query.Role, Role.NameMaxLength)];
        FieldError[] wrong = [.. query.Page.Check("page", "page_size"), .. texts.OfType<FieldError>()];
        if (wrong.Length > 0)
        {
            return Error.Invalid(wrong);
        }

        var normal = query with
        {
            Search = string.IsNullOrWhiteSpace(query.Search) ? null : query.Search.Trim().ToLowerInvariant(),
            Role = string.IsNullOrWhiteSpace(query.Role) ? null : query.Role.Trim().ToUpperInvariant(),
        };
        return (await _pages.GetAsync(normal, this, static (query, self, ct) => self.LoadAsync(query, ct)!, cancellationToken))!;
    }

    /// <summary>One user. Errors: <c>user.not_found</c>, <c>access.denied</c>.</summary>
    public async ValueTask<Result<UserDetails>> GetAsync(Actor actor, int id, CancellationToken cancellationToken)
    {
        if (actor.UserId != id && actor.Deny(UserPermissions.View) is { } denied)
        {
            return denied;
        }

        return await FindAsync(id, cancellationToken) is { } user ? user : Error.NotFound(NotFoundCode);
    }

    /// <summary>How many users there are. Errors: <c>access.denied</c>.</summary>
    public async ValueTask<Result<long>> CountAsync(Actor actor, CancellationToken cancellationToken) =>
        actor.Deny(UserPermissions.View) is { } denied ? denied : await TotalAsync(default, cancellationToken);

    /// <summary>Names of all roles, the built-in ones first: whoever sees users sees which they have. Errors: <c>access.denied</c>.</summary>
    public async Task<Result<IReadOnlyList<string>>> RolesAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Deny(UserPermissions.View) is { } denied)
        {
            return denied;
        }

        await using var database = await _contexts.CreateDbContextAsync(cancellationToken);
        return await database.Roles.AsNoTracking().OrderBy(role => role.Id).Select(role => role.Name!).ToListAsync(cancellationToken);
    }

    internal ValueTask<UserDetails?> FindAsync(int id, CancellationToken cancellationToken) =>
        _users.GetAsync(id, this, static (id, self, ct) => self.LoadAsync(id, ct), cancellationToken);

    /// <summary>A user changed, signed in, or has other roles.</summary>
    internal void Forget()
    {
        _users.Forget();
        _pages.Forget();
    }

    /// <summary>There are more users or fewer, or other ones match a filter.</summary>
    internal void ForgetTotals() => _totals.Forget();

    private async Task<UserDetails?> LoadAsync(int id, CancellationToken cancellationToken)
    {
        await using var database = await _contexts.CreateDbContextAsync(cancellationToken);
        return await _lookup.FindAsync(database, id, cancellationToken);
    }

    private async Task<Page<UserDetails>> LoadAsync(UserQuery query, CancellationToken cancellationToken)
    {
        var total = await TotalAsync(query.Filter, cancellationToken);
        if (query.Page.Offset >= total)
        {
            return new Page<UserDetails>([], total, query.Page.Number, query.Page.Size);
        }

        await using var database = await _contexts.CreateDbContextAsync(cancellationToken);
        // The second half of a long list is read from its end: the last page costs what the first one does.
        var take = (int)Math.Min(query.Page.Size, total - query.Page.Offset);
        var fromEnd = query.Page.Offset > total / 2;
        var skip = (int)(fromEnd ? total - query.Page.Offset - take : query.Page.Offset);
        var items = await ReadAsync(database, query, query.Descending != fromEnd, skip, take, cancellationToken);
        if (fromEnd)
        {
            items.Reverse();
        }

        return new Page<UserDetails>(items, total, query.Page.Number, query.Page.Size);
    }

    private static async Task<List<UserDetails>> ReadAsync(AppDbContext database, UserQuery query, bool descending, int skip, int take, CancellationToken cancellationToken)
    {
        if (!IsIndexed(database, query.Filter) || query.Sort != UserSort.Id)
        {
            return await Order(database.FilterUsers(query.Filter), query.Sort, descending)
                .Skip(skip).Take(take).AsNoTracking().Select(UserDetails.FromUser).ToListAsync(cancellationToken);
        }

        var ids = await database.MatchingIdsAsync(query.Search!, descending, skip, take, cancellationToken);
        return await Order(database.Users.Where(user => ids.Contains(user.Id)), UserSort.Id, descending)
            .AsNoTracking().Select(UserDetails.FromUser).ToListAsync(cancellationToken);
    }

    private static bool IsIndexed(AppDbContext database, UserFilter filter) => filter.IsSearchOnly && UserSearch.HasIndex(database, filter.Search!);

    // Signing in forgets the pages and not the totals, which may be slow to count; those who never did are counted for every page.
    private async ValueTask<long> TotalAsync(UserFilter filter, CancellationToken cancellationToken) => filter.NeverSignedIn
        ? (await CountAsync(filter, _contexts, cancellationToken))!.Value
        : (await _totals.GetAsync(filter, _contexts, CountAsync, cancellationToken))!.Value;

    private static async Task<BoxedCount?> CountAsync(UserFilter filter, IDbContextFactory<AppDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return new BoxedCount(IsIndexed(database, filter)
            ? await database.CountMatchesAsync(filter.Search!, cancellationToken)
            : await database.FilterUsers(filter).LongCountAsync(cancellationToken));
    }

    private static IOrderedQueryable<User> Order(IQueryable<User> users, UserSort sort, bool descending) => (sort, descending) switch
    {
        (UserSort.UserName, false) => users.OrderBy(user => user.NormalizedUserName).ThenBy(user => user.Id),
        (UserSort.UserName, true) => users.OrderByDescending(user => user.NormalizedUserName).ThenByDescending(user => user.Id),
        (UserSort.Email, false) => users.OrderBy(user => user.NormalizedEmail).ThenBy(user => user.Id),
        (UserSort.Email, true) => users.OrderByDescending(user => user.NormalizedEmail).ThenByDescending(user => user.Id),
        (UserSort.CreatedAt, false) => users.OrderBy(user => user.CreatedAt).ThenBy(user => user.Id),
        (UserSort.CreatedAt, true) => users.OrderByDescending(user => user.CreatedAt).ThenByDescending(user => user.Id),
        (UserSort.LastLoginAt, false) => users.OrderBy(user => user.LastLoginAt).ThenBy(user => user.Id),
        (UserSort.LastLoginAt, true) => users.OrderByDescending(user => user.LastLoginAt).ThenByDescending(user => user.Id),
        (_, false) => users.OrderBy(user => user.Id),
        (_, true) => users.OrderByDescending(user => user.Id),
    };

    private sealed record BoxedCount(long Value);
}
