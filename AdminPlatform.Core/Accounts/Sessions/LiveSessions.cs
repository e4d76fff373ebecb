using System.Collections.Concurrent;
using System.Collections.Frozen;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts.ApiTokens;
using AdminPlatform.Core.Accounts.Impersonation;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts.Sessions;

/// <summary>
/// Answers for every request and every circuit whether a session still holds and what it may do, from a cache that is forgotten whenever a
/// session, user or role is written.
/// </summary>
public sealed class LiveSessions
{
    private static readonly TimeSpan s_touchInterval = TimeSpan.FromSeconds(30);

    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly TimeProvider _time;
    private readonly GenerationCache<Guid, LiveSession> _sessions = new(capacity: 50_000);
    private readonly ConcurrentDictionary<Guid, DateTime> _seen = new();

    public LiveSessions(IDbContextFactory<AppDbContext> contexts, TimeProvider time, Feed feed)
    {
        (_contexts, _time) = (contexts, time);
        feed.Subscribe<RolesChanged>(_ => Forget());
    }

    /// <summary>The session, or null when it has ended or expired, or its user is disabled or deleted. Asking counts as a sign of life.</summary>
    public async ValueTask<LiveSession?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var session = await PeekAsync(id, cancellationToken);
        var now = _time.GetUtcNow().UtcDateTime;
        if (session?.Touch(now, s_touchInterval) == true)
        {
            _seen[id] = now;
        }

        return session;
    }

    /// <summary>The same, when nobody asked for anything: it is no sign of life.</summary>
    public async ValueTask<LiveSession?> PeekAsync(Guid id, CancellationToken cancellationToken)
    {
        var session = await _sessions.GetAsync(id, this, static (id, self, ct) => self.LoadAsync(id, ct), cancellationToken);
        var now = _time.GetUtcNow().UtcDateTime;
        if (session?.ExpiresAt <= now)
        {
            // Prolonging a session does not disturb the cache; what looks expired is read once more.
            _sessions.Forget(id);
            session = await _sessions.GetAsync(id, this, static (id, self, ct) => self.LoadAsync(id, ct), cancellationToken);
        }

        return session is null || session.ExpiresAt <= now ? null : session;
    }

    /// <summary>Call after the commit of whatever all sessions may depend on: a user, a role.</summary>
    internal void Forget() => _sessions.Forget();

    /// <summary>Call after the commit of the end of a session.</summary>
    internal void Forget(Guid id) => _sessions.Forget(id);

    /// <summary>Which sessions were seen since this was last asked, and when.</summary>
    internal IReadOnlyList<KeyValuePair<Guid, DateTime>> TakeSeen() =>
        [.. _seen.Keys.Select(id => _seen.TryRemove(id, out var at) ? KeyValuePair.Create(id, at) : default).Where(seen => seen.Key != default)];

    /// <summary>Takes back what could not be written down, unless it was seen again meanwhile.</summary>
    internal void PutBack(IEnumerable<KeyValuePair<Guid, DateTime>> seen)
    {
        foreach (var (id, at) in seen)
        {
            _seen.TryAdd(id, at);
        }
    }

    private async Task<LiveSession?> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var database = await _contexts.CreateDbContextAsync(cancellationToken);
        var row = await database.Sessions.AsNoTracking()
            .Where(session => session.Id == id && session.EndedAt == null && session.User.DeletedAt == null && session.User.IsEnabled)
            .Select(session => new
            {
                session.UserId,
                session.User.UserName,
                session.ExpiresAt,
                session.ParentId,
                session.User.TwoFactorEnabled,
                IsToken = session.ApiToken != null,
                Chosen = session.ApiToken != null ? session.ApiToken.Permissions : null,
                Roles = session.User.Roles.Where(userRole => userRole.Role.IsEnabled).Select(userRole => new { userRole.Role.Name, userRole.Role.RequiresTwoFactor }).ToList(),
                Permissions = session.User.Roles.Where(userRole => userRole.Role.IsEnabled)
                    .SelectMany(userRole => userRole.Role.Permissions).Select(permission => permission.Permission)
                    .Where(name => database.Permissions.Any(permission => permission.Name == name && permission.IsEnabled)).ToList(),
            })
            .AsSplitQuery()
            .FirstOrDefaultAsync(cancellationToken);
        var parent = row?.ParentId is { } parentId ? await ImpersonationParent.FindAsync(database, parentId, cancellationToken) : null;

        // Nobody looks through an admin's eyes, also when the user became one meanwhile.
        if (row is null || (row.ParentId is not null && (parent is null || row.Roles.Exists(role => role.Name == BuiltInRoles.Admin))))
        {
            return null;
        }

        var isBare = !row.TwoFactorEnabled && row.Roles.Exists(role => role.RequiresTwoFactor);
        var isAdmin = !isBare && row.Roles.Exists(role => role.Name == BuiltInRoles.Admin);
        var held = isBare ? [] : row.Permissions;
        var chosen = ApiTokenText.Split(row.Chosen);
        var permissions = chosen is null ? held : chosen.Where(permission => isAdmin || held.Contains(permission));
        return new LiveSession(id, row.UserId, row.UserName!, isAdmin && chosen is null, permissions.ToFrozenSet(), parent?.Earlier(row.ExpiresAt) ?? row.ExpiresAt)
        {
            IsToken = row.IsToken,
            IsConfined = chosen is not null,
            MustSetUpTwoFactor = isBare,
            Impersonator = parent?.Impersonator,
        };
    }
}
