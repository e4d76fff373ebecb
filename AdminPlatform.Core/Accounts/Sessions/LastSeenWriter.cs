using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Accounts.Sessions;

/// <summary>
/// Writes down in one go which sessions were seen lately, prolongs those that last from their last sign of life, and removes refresh tokens
/// that nobody can use any more and sessions that nobody asks about any more. Once a minute, and at shutdown.
/// </summary>
internal sealed partial class LastSeenWriter(
    IDbContextFactory<AppDbContext> contexts, WriteGate gate, LiveSessions live, SessionLife life, IOptionsMonitor<AccountOptions> options, TimeProvider time,
    ILogger<LastSeenWriter> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryWriteAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await TryWriteAsync(CancellationToken.None);
        }
    }

    internal async Task WriteAsync(CancellationToken cancellationToken)
    {
        var seen = live.TakeSeen().ToDictionary();
        try
        {
            await WriteAsync(seen, cancellationToken);
        }
        catch
        {
            live.PutBack(seen);
            throw;
        }
    }

    private async Task WriteAsync(Dictionary<Guid, DateTime> seen, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var ids in seen.Keys.Chunk(500))
        {
            foreach (var session in await database.Sessions.Where(row => ids.Contains(row.Id) && row.EndedAt == null).ToListAsync(cancellationToken))
            {
                Note(session, seen[session.Id]);
            }

            await database.SaveChangesAsync(cancellationToken);
            database.ChangeTracker.Clear();
        }

        await database.RefreshTokens.Where(token => token.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        var forgotten = now.AddDays(-options.CurrentValue.EndedSessionDays);
        await database.Sessions.Where(session => session.ExpiresAt < forgotten).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>A refresh notes by itself that the session was seen, and may have been later.</summary>
    private void Note(Session session, DateTime seenAt)
    {
        if (seenAt <= session.LastSeenAt)
        {
            return;
        }

        session.LastSeenAt = seenAt;
        if (session.Door == Common.Door.Console && session.ImpersonatorId is null)
        {
            session.ExpiresAt = seenAt + life.Of(session.Door, session.IsRemembered);
        }
    }

    private async Task TryWriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Could not note when sessions were last seen; trying again in a minute.")]
    private partial void LogFailed(Exception exception);
}
