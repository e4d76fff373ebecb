using System.Collections.Concurrent;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Accounts;

/// <summary>
/// Knows the open connection of every circuit by its session. A page whose session ends is asked to leave; whoever does not is cut off two
/// seconds later, and cannot come back: connecting takes a live session.
/// </summary>
internal sealed class ConsoleConnections : IDisposable
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<HttpContext, Guid> _open = new();
    private readonly IDisposable _subscription;
    private readonly TimeProvider _time;

    public ConsoleConnections(Feed feed, TimeProvider time)
    {
        _time = time;
        _subscription = feed.Subscribe<SessionsEnded>(ended => _ = CutOffAsync(ended.Ids));
    }

    public async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        if (ConsolePrincipal.SessionOf(context.User) is not { } session)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
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

    public void Dispose() => _subscription.Dispose();

    private async Task CutOffAsync(IReadOnlyCollection<Guid> sessions)
    {
        await Task.Delay(s_grace, _time, CancellationToken.None);
        foreach (var (context, session) in _open)
        {
            if (sessions.Contains(session))
            {
                context.Abort();
            }
        }
    }
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
