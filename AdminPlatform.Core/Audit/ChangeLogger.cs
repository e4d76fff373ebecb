using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Audit;

/// <summary>Makes the entry of one change: a new one for every attempt, so that nothing of a lost attempt is in it.</summary>
internal sealed class ChangeLogger(OperationLog log, FailedChanges failures, TimeProvider time, Actor actor, Change change)
{
    private const string CancelledCode = "change.cancelled";
    private const string FaultCode = "server.fault";
    private const int PathMaxLength = 256;

    private readonly long _started = time.GetTimestamp();
    private string? _targetId = change.TargetId;
    private string _target = change.Target;

    /// <summary>UTC; when the change began.</summary>
    public DateTime At { get; } = time.GetUtcNow().UtcDateTime;

    /// <summary>Notes what the attempt aimed at.</summary>
    public void Aim(ChangeScope scope) => (_targetId, _target) = (scope.TargetId, scope.Target);

    /// <summary>The entry that is to be committed with the change.</summary>
    public OperationEntry Succeeded(ChangeScope scope)
    {
        Aim(scope);
        var entry = NewEntry();
        entry.Changes = scope.ChangesAsJson();
        entry.Succeeded = true;
        return entry;
    }

    /// <summary>Logs that it was refused.</summary>
    public async Task FailedAsync(string reason)
    {
        failures.Count(actor);
        var entry = NewEntry();
        entry.Reason = reason;
        await log.WriteAsync(entry);
    }

    /// <summary>Logs that it broke, if the log can still be written; that it broke is said by <paramref name="exception"/> itself.</summary>
    public async Task TryFailedAsync(Exception exception)
    {
        try
        {
            await FailedAsync(exception is OperationCanceledException ? CancelledCode : FaultCode);
        }
#pragma warning disable CA1031 // the first failure is the one to tell
        catch (Exception)
#pragma warning restore CA1031
        {
            // Most likely it is the database that failed.
        }
    }

    private OperationEntry NewEntry() => new()
    {
        At = At,
        UserId = actor.UserId,
        UserName = actor.UserName,
        SessionId = actor.SessionId,
        ImpersonatorId = actor.Impersonator?.UserId,
        ImpersonatorName = actor.Impersonator?.UserName,
        Door = actor.Client.Door,
        Address = actor.Client.Address,
        UserAgent = actor.Client.UserAgent,
        TraceId = actor.Client.TraceId,
        Method = actor.Client.Method,
        Path = TextRules.ForLog(actor.Client.Path, PathMaxLength),
        Module = change.Module,
        Action = change.Action,
        TargetId = _targetId,
        Target = _target,
        Parameters = LoggedInput.Of(change.Input),
        DurationMilliseconds = (int)time.GetElapsedTime(_started).TotalMilliseconds,
    };
}
