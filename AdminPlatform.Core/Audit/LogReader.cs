using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Audit;

/// <summary>Reads both logs, newest first; whatever is asked for, a page costs a look into an index. Takes <c>log:view</c>.</summary>
public sealed class LogReader
{
    public const string NotFoundCode = "log.not_found";

    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly OperationKinds _kinds;

    internal LogReader(IDbContextFactory<AppDbContext> contexts, OperationKinds kinds) => (_contexts, _kinds) = (contexts, kinds);

    /// <summary>Attempts to sign in. Errors: fields out of range, <c>log.times_reversed</c>, <c>access.denied</c>.</summary>
    public async Task<Result<LogPage<LoginEntry>>> LoginsAsync(Actor actor, LoginQuery query, CancellationToken cancellationToken)
    {
        if ((actor.Deny(LogPermissions.View) ?? LogQueryRules.Check(query)) is { } error)
        {
            return error;
        }

        var normal = LogQueryRules.Normal(query);
        var range = LogRanges.Of(normal, LogRanges.End(normal.Until));
        await using var database = await _contexts.CreateDbContextAsync(cancellationToken);
        return await database.PageAsync(database.LoginLog, range, query.Page, cancellationToken);
    }

    /// <summary>Operations. Errors: as <see cref="LoginsAsync"/>.</summary>
    public async Task<Result<LogPage<OperationEntry>>> OperationsAsync(Actor actor, OperationQuery query, CancellationToken cancellationToken)
    {
        if ((actor.Deny(LogPermissions.View) ?? LogQueryRules.Check(query)) is { } error)
        {
            return error;
        }

        var normal = LogQueryRules.Normal(query);
        var range = LogRanges.Of(normal, await _kinds.AllAsync(cancellationToken), LogRanges.End(normal.Until));
        await using var database = await _contexts.CreateDbContextAsync(cancellationToken);
        return await database.PageAsync(database.OperationLog, range, query.Page, cancellationToken);
    }

    /// <summary>One operation. Errors: <see cref="NotFoundCode"/>, <c>access.denied</c>.</summary>
    public async Task<Result<OperationEntry>> OperationAsync(Actor actor, long id, CancellationToken cancellationToken)
    {
        if (actor.Deny(LogPermissions.View) is { } denied)
        {
            return denied;
        }

        await using var database = await _contexts.CreateDbContextAsync(cancellationToken);
        return await database.OperationLog.AsNoTracking().SingleOrDefaultAsync(entry => entry.Id == id, cancellationToken) is { } entry
            ? entry
            : Error.NotFound(NotFoundCode);
    }

    /// <summary>The modules that occur in the operation log with their actions, by name. Errors: <c>access.denied</c>.</summary>
    public async ValueTask<Result<IReadOnlyList<OperationName>>> KindsAsync(Actor actor, CancellationToken cancellationToken) =>
        actor.Deny(LogPermissions.View) is { } denied
            ? denied
            : (await _kinds.AllAsync(cancellationToken)).Select(kind => new OperationName(kind.Module, kind.Action)).Distinct()
                .OrderBy(name => name.Module, StringComparer.Ordinal).ThenBy(name => name.Action, StringComparer.Ordinal).ToList();
}
