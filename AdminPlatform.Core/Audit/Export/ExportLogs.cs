using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Audit.Export;

/// <summary>Exports what a filter shows, all of it. Takes <c>log:view</c>; that somebody did is in the operation log before the first entry leaves.</summary>
public sealed class ExportLogs
{
    private const string Logins = "logins";
    private const string Operations = "operations";

    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly OperationKinds _kinds;
    private readonly Changes _changes;
    private readonly TimeProvider _time;

    internal ExportLogs(IDbContextFactory<AppDbContext> contexts, OperationKinds kinds, Changes changes, TimeProvider time) =>
        (_contexts, _kinds, _changes, _time) = (contexts, kinds, changes, time);

    /// <summary>Attempts to sign in; the page of the query does not matter. Errors: as <see cref="LogReader.LoginsAsync"/>, <c>request.too_many</c>.</summary>
    public async Task<Result<LogExport>> LoginsAsync(Actor actor, LoginQuery query, LogFormat format, CancellationToken cancellationToken)
    {
        var normal = LogQueryRules.Normal(query);
        if (await LogAsync(actor, Logins, format, normal, LogQueryRules.Check(query), cancellationToken) is { } error)
        {
            return error;
        }

        return new LogExport<LoginEntry>(
            _contexts, database => database.LoginLog, LogColumns.Logins, before => LogRanges.Of(normal, before), LogRanges.End(normal.Until), (Logins, format, Now));
    }

    /// <summary>Operations; the page of the query does not matter. Errors: as <see cref="LoginsAsync"/>.</summary>
    public async Task<Result<LogExport>> OperationsAsync(Actor actor, OperationQuery query, LogFormat format, CancellationToken cancellationToken)
    {
        var normal = LogQueryRules.Normal(query);
        if (await LogAsync(actor, Operations, format, normal, LogQueryRules.Check(query), cancellationToken) is { } error)
        {
            return error;
        }

        var kinds = (await _kinds.AllAsync(cancellationToken)).ToList();
        return new LogExport<OperationEntry>(
            _contexts, database => database.OperationLog, LogColumns.Operations, before => LogRanges.Of(normal, kinds, before), LogRanges.End(normal.Until), (Operations, format, Now));
    }

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    private async Task<Error?> LogAsync<TQuery>(Actor actor, string log, LogFormat format, TQuery query, Error? wrong, CancellationToken cancellationToken)
    {
        Change change = new("logs", "export") { Permission = LogPermissions.View, Target = log, Input = new { Format = format.ToString(), Filter = query } };
        var logged = await _changes.RunAsync<Done>(actor, change, _ => Task.FromResult<Result<Done>>(wrong is null ? Done.Yes : wrong), cancellationToken);
        return logged.Error;
    }
}
