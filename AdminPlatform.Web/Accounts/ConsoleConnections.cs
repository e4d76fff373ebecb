using System.Collections.Concurrent;
using System.Data.Common;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Accounts;

/// <summary>
/// Knows the open connection of every circuit by its session. A page whose session ends, or whose user may do something else from now on, is
/// asked to leave; whoever does not is cut off two seconds later. Connecting takes a live session and a page of our own.
/// </summary>
internal sealed partial class ConsoleConnections : BackgroundService
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_sweep = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<HttpContext, Guid> _open = new();
    private readonly IDisposable[] _subscriptions;
    private readonly LiveSessions _sessions;
    private readonly TimeProvider _time;
    private readonly ILogger<ConsoleConnections> _logger;

    public ConsoleConnections(Feed feed, LiveSessions sessions, TimeProvider time, ILogger<ConsoleConnections> logger)
    {
        _logger = logger;
        _sessions = sessions;
        _time = time;
        _subscriptions =
        [
            feed.Subscribe<SessionsEnded>(ended => _ = CutOffAsync(ended.Ids)),
            feed.Subscribe<AccessChanged>(changed => _ = CutOffAsync(changed.UserId)),
        ];
    }

    public async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        if (ConsolePrincipal.SessionOf(context.User) is not { } session)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        // A cookie comes along from every page of the same site, and the same-origin policy does not hold for web sockets (RFC 6455 §10.2).
        if (context.Request.Headers.Origin is [{ } origin, ..] && !SameOrigin.Is(origin, context.Request.Host))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        _open[context] = session;
        try
        {
            await next(context);
        }
        finally
        {
            _open.TryRemove(context, out _);
        }
    }

    public override void Dispose()
    {
        Array.ForEach(_subscriptions, subscription => subscription.Dispose());
        base.Dispose();
    }

    /// <summary>A session that is simply not used any more ends without a word.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_sweep, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await AbortAsync(session => session is null);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server is stopping, and takes the connections with it.
        }
    }

    private async Task CutOffAsync(IReadOnlyCollection<Guid> ended)
    {
        await Task.Delay(s_grace, _time, CancellationToken.None);
        foreach (var (context, session) in _open)
        {
            if (ended.Contains(session))
            {
                context.Abort();
            }
        }
    }

    /// <summary>Only what was open before: the page that was drawn anew meanwhile knows better already.</summary>
    private async Task CutOffAsync(int userId)
    {
        var before = _open.Keys.ToHashSet();
        await Task.Delay(s_grace, _time, CancellationToken.None);
        await AbortAsync(session => session is null || session.UserId == userId, before);
    }

    private async Task AbortAsync(Func<LiveSession?, bool> which, HashSet<HttpContext>? among = null)
    {
        foreach (var (context, id) in _open)
        {
            if (among?.Contains(context) != false && await IsAsync(id, which))
            {
                context.Abort();
            }
        }
    }

    /// <summary>A session that cannot be looked up keeps its connection until the next sweep.</summary>
    private async ValueTask<bool> IsAsync(Guid id, Func<LiveSession?, bool> which)
    {
        try
        {
            return which(await _sessions.PeekAsync(id, CancellationToken.None));
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            LogUnknown(exception);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Could not look up the session of an open page.")]
    private partial void LogUnknown(Exception exception);
}

internal static class ConsoleConnectionsPipeline
{
    /// <summary>Guards the path that circuits connect over.</summary>
    public static void UseConsoleConnections(this WebApplication app)
    {
        var connections = app.Services.GetRequiredService<ConsoleConnections>();
        app.Use((context, next) => context.Request.Path.StartsWithSegments("/_blazor") ? connections.RunAsync(context, next) : next(context));
    }
}
