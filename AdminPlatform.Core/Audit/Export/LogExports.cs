using System.Collections.Concurrent;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.Extensions.Logging;

namespace AdminPlatform.Core.Audit.Export;

/// <summary>
/// Exports that take longer than somebody would wait: written into files of the data directory, for their maker only, kept for a day or until
/// the product starts anew.
/// </summary>
public sealed partial class LogExports : IDisposable
{
    public const string NotFoundCode = "log.export_not_found";
    public const string RunningCode = "log.export_running";
    public const int MaxFilesPerUser = 5;

    internal static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<Guid, LogExportJob> _jobs = new();
    private readonly Lock _starting = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stop;
    private readonly string _directory;
    private readonly TimeProvider _time;
    private readonly Feed _feed;
    private readonly ILogger<LogExports> _logger;

    internal LogExports(DatabaseOptions options, TimeProvider time, Feed feed, ILogger<LogExports> logger) =>
        (_stop, _directory, _time, _feed, _logger) = (_stopping.Token, Path.Combine(options.DataDirectory, "exports"), time, feed, logger);

    /// <summary>The actor's own, newest first; none without <c>log:view</c>.</summary>
    public IReadOnlyList<LogExportJob> Of(Actor actor) => !actor.May(LogPermissions.View)
        ? []
        : [.. _jobs.Values.Where(job => job.OwnerId == actor.UserId).OrderByDescending(job => job.StartedAt)];

    /// <summary>
    /// Starts to write <paramref name="export"/>; the oldest of more than <see cref="MaxFilesPerUser"/> goes. Errors: <see cref="RunningCode"/>
    /// while another one of theirs runs, <c>access.denied</c>.
    /// </summary>
    public Result<LogExportJob> Start(Actor actor, LogExport export)
    {
        if (actor.Deny(LogPermissions.View) is { } denied)
        {
            return denied;
        }

        LogExportJob job = new(Guid.NewGuid(), actor.UserId, export.FileName, export.Format, LogExportState.Running, 0, 0, Now, null);
        lock (_starting)
        {
            var own = Of(actor);
            if (own.Any(other => other.State == LogExportState.Running))
            {
                return new Error(ErrorKind.Conflict, RunningCode);
            }

            foreach (var old in own.Skip(MaxFilesPerUser - 1))
            {
                Remove(old);
            }

            _jobs[job.Id] = job;
        }

        _ = Task.Run(() => WriteAsync(job, export));
        return job;
    }

    /// <summary>The file of one that is done, and its name. Errors: <see cref="NotFoundCode"/>, also when it is somebody else's; <c>access.denied</c>.</summary>
    public Result<(string Path, LogExportJob Job)> Find(Actor actor, Guid id)
    {
        if (actor.Deny(LogPermissions.View) is { } denied)
        {
            return denied;
        }

        return _jobs.TryGetValue(id, out var job) && job.OwnerId == actor.UserId && job.State == LogExportState.Done && !IsExpired(job)
            ? (PathOf(job.Id), job)
            : Error.NotFound(NotFoundCode);
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    /// <summary>Removes those older than a day, and files that no export is known for any more.</summary>
    internal void RemoveExpired()
    {
        foreach (var job in _jobs.Values.Where(IsExpired))
        {
            Remove(job);
        }

        if (Directory.Exists(_directory))
        {
            var known = _jobs.Keys.Select(PathOf).ToHashSet(StringComparer.Ordinal);
            foreach (var file in Directory.EnumerateFiles(_directory).Where(file => !known.Contains(file)))
            {
                File.Delete(file);
            }
        }
    }

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    private string PathOf(Guid id) => Path.Combine(_directory, id.ToString("N"));

    private bool IsExpired(LogExportJob job) => job.FinishedAt is { } finished && Now - finished >= Lifetime;

    private async Task WriteAsync(LogExportJob job, LogExport export)
    {
        try
        {
            job = Step(job with { Total = await export.CountAsync(_stop) });
            PrivateFiles.CreateDirectory(_directory);
            await using (var file = PrivateFiles.Create(PathOf(job.Id)))
            {
                await export.WriteToAsync(file, written => job = Step(job with { Written = written }), _stop);
            }

            Step(job with { State = LogExportState.Done, FinishedAt = Now });
        }
#pragma warning disable CA1031 // nobody waits for it: the page says that it failed
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (exception is not OperationCanceledException)
            {
                LogFailed(exception, job.FileName);
            }

            File.Delete(PathOf(job.Id));
            Step(job with { State = LogExportState.Failed, FinishedAt = Now });
        }
    }

    private LogExportJob Step(LogExportJob job)
    {
        _jobs[job.Id] = job;
        _feed.Publish(new LogExportChanged(job.OwnerId));
        return job;
    }

    private void Remove(LogExportJob job)
    {
        _jobs.TryRemove(job.Id, out _);
        File.Delete(PathOf(job.Id));
        _feed.Publish(new LogExportChanged(job.OwnerId));
    }

    [LoggerMessage(LogLevel.Error, "The export {FileName} failed.")]
    private partial void LogFailed(Exception exception, string fileName);
}
