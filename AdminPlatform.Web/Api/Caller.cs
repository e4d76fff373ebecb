using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Accounts;

namespace AdminPlatform.Web.Api;

/// <summary>Who calls an endpoint that takes a token; binds itself from the session that the token check found.</summary>
public sealed record Caller(Actor Actor)
{
    public static ValueTask<Caller?> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Features.Get<LiveSession>() is { } session ? new Caller(session.ActorFor(Clients.Of(context, Door.Api))) : null);
}
