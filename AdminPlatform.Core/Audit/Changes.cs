using System.Data;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Audit;

/// <summary>
/// The one way to change something: checks the permission, opens a serialisable transaction, and commits the change together with its entry
/// in the operation log. What is refused or fails is logged as well.
/// </summary>
public sealed class Changes
{
    private const int Attempts = 8;

    private static readonly TimeSpan s_retryAfter = TimeSpan.FromSeconds(1);

    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly WriteGate _gate;
    private readonly TimeProvider _time;
    private readonly OperationLog _log;
    private readonly FailedChanges _failures;

    internal Changes(IDbContextFactory<AppDbContext> contexts, WriteGate gate, TimeProvider time, OperationLog log, FailedChanges failures)
    {
        _contexts = contexts;
        _gate = gate;
        _time = time;
        _log = log;
        _failures = failures;
    }

    /// <summary>
    /// Runs <paramref name="body"/>; it may run again when another change came in between, so it must not keep state. Its own errors, and
    /// <c>access.denied</c>, <c>impersonation.barred</c>, <c>change.busy</c>; <c>request.too_many</c> when too much of this caller
    /// failed lately, or took no permission, and then nothing is logged.
    /// </summary>
    public async Task<Result<T>> RunAsync<T>(Actor actor, Change change, Func<ChangeScope, Task<Result<T>>> body, CancellationToken cancellationToken)
    {
        if (!change.IsUnlimited && _failures.Check(actor) is { } exceeded)
        {
            return exceeded;
        }

        var logger = Logger(actor, change);
        Result<T> result;
        try
        {
            result = Deny(actor, change) is { } denied
                ? denied
                : await AttemptAsync(actor, change, body, logger, cancellationToken);
        }
        catch (Exception exception)
        {
            await logger.TryFailedAsync(exception);
            throw;
        }

        if (result.Error is { } error)
        {
            await logger.FailedAsync(error.Code);
        }
        else if (change.Permission is null)
        {
            // What anybody may do makes the log grow like what nobody may.
            _failures.Count(actor);
        }

        return result;
    }

    /// <summary>Logs a change that was denied before it came to an operation, and returns why; or <c>request.too_many</c>, as above.</summary>
    public async Task<Error> DenyAsync(Actor actor, Change change, Error denied)
    {
        if (_failures.Check(actor) is { } exceeded)
        {
            return exceeded;
        }

        await Logger(actor, change).FailedAsync(denied.Code);
        return denied;
    }

    private static Error? Deny(Actor actor, Change change) =>
        (change.Permission is { } permission ? actor.Deny(permission) : null) ?? (change.IsPersonal ? actor.DenyImpersonated() : null);

    private ChangeLogger Logger(Actor actor, Change change) => new(_log, _failures, _time, actor, change);

    private async Task<Result<T>> AttemptAsync<T>(Actor actor, Change change, Func<ChangeScope, Task<Result<T>>> body, ChangeLogger logger, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var turn = attempt == 1 ? await _gate.EnterAsync(cancellationToken) : await _gate.EnterAgainAsync(cancellationToken);
            try
            {
                return await CommitAsync(actor, change, body, logger, cancellationToken);
            }
            catch (Exception exception) when (attempt < Attempts && (DatabaseErrors.IsCollision(exception) || DatabaseErrors.IsTaken(exception)))
            {
                // Somebody else committed first: look again, and the rules give the right answer.
            }
            catch (Exception exception) when (DatabaseErrors.IsCollision(exception))
            {
                return Error.Busy("change.busy", s_retryAfter);
            }
        }
    }

    private async Task<Result<T>> CommitAsync<T>(Actor actor, Change change, Func<ChangeScope, Task<Result<T>>> body, ChangeLogger logger, CancellationToken cancellationToken)
    {
        await using var database = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var scope = new ChangeScope(actor, change, database, logger.At);
        var result = await body(scope);
        logger.Aim(scope);
        if (!result.IsSuccess)
        {
            return result;
        }

        // From here on the caller has no say: a commit that is broken off may have happened, and then everybody must hear of it.
        await database.SaveChangesAsync(CancellationToken.None);
        var entry = logger.Succeeded(scope);
        _log.Add(database, entry);
        await database.SaveChangesAsync(CancellationToken.None);
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception exception) when (!DatabaseErrors.IsCollision(exception))
        {
            // The connection broke and the answer is lost: what was remembered may be wrong, so it is forgotten.
            scope.Committed();
            throw;
        }

        scope.Committed();
        _log.Tell(entry);
        return result;
    }
}
