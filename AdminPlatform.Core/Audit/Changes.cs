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
public sealed class Changes(IDbContextFactory<AppDbContext> contexts, WriteGate gate, TimeProvider time, Feed feed)
{
    private const int Attempts = 4;

    /// <summary>Runs <paramref name="body"/>; it may run again when another change came in between, so it must not keep state.</summary>
    public async Task<Result<T>> RunAsync<T>(Actor actor, Change change, Func<ChangeScope, Task<Result<T>>> body, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var entry = Begin(actor, change);
        Result<T> result;
        if (change.Permission is { } permission && actor.Deny(permission) is { } denied)
        {
            result = denied;
        }
        else
        {
            result = await AttemptAsync(actor, change, body, entry, started, cancellationToken);
        }

        if (result.Error is { } error)
        {
            entry.Reason = error.Code;
            await LogFailureAsync(entry, started);
        }

        feed.Publish(new OperationLogged(entry));
        return result;
    }

    private async Task<Result<T>> AttemptAsync<T>(
        Actor actor, Change change, Func<ChangeScope, Task<Result<T>>> body, OperationEntry entry, long started, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await CommitAsync(actor, change, body, entry, started, cancellationToken);
            }
            catch (Exception exception) when (attempt < Attempts && DatabaseErrors.IsCollision(exception))
            {
                // Somebody else committed first: look again, and the rules give the right answer.
            }
        }
    }

    private async Task<Result<T>> CommitAsync<T>(
        Actor actor, Change change, Func<ChangeScope, Task<Result<T>>> body, OperationEntry entry, long started, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var scope = new ChangeScope(actor, change, database, entry.At);
        var result = await body(scope);
        entry.TargetId = scope.TargetId;
        entry.Target = scope.Target;
        if (!result.IsSuccess)
        {
            return result;
        }

        await database.SaveChangesAsync(cancellationToken);
        entry.TargetId = scope.TargetId;
        entry.Changes = scope.ChangesAsJson();
        entry.Succeeded = true;
        entry.DurationMilliseconds = Elapsed(started);
        database.OperationLog.Add(entry);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        scope.Committed();
        return result;
    }

    private async Task LogFailureAsync(OperationEntry entry, long started)
    {
        entry.Id = 0;
        entry.Succeeded = false;
        entry.DurationMilliseconds = Elapsed(started);

        // The caller may have gone away; the log must hear of it all the same.
        using var turn = await gate.EnterAsync(CancellationToken.None);
        await using var database = await contexts.CreateDbContextAsync(CancellationToken.None);
        database.OperationLog.Add(entry);
        await database.SaveChangesAsync(CancellationToken.None);
    }

    private int Elapsed(long started) => (int)time.GetElapsedTime(started).TotalMilliseconds;

    private OperationEntry Begin(Actor actor, Change change) => new()
    {
        At = time.GetUtcNow().UtcDateTime,
        UserId = actor.UserId,
        UserName = actor.UserName,
        SessionId = actor.SessionId,
        Door = actor.Client.Door,
        Address = actor.Client.Address,
        UserAgent = actor.Client.UserAgent,
        TraceId = actor.Client.TraceId,
        Module = change.Module,
        Action = change.Action,
        TargetId = change.TargetId,
        Target = change.Target,
    };
}

/// <summary>An entry was added to the operation log.</summary>
public sealed record OperationLogged(OperationEntry Entry);
