using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Api.V1.Admin;

/// <summary><c>/api/v1/admin/sessions</c>.</summary>
internal static class SessionEndpoints
{
    public static void Map(IEndpointRouteBuilder admin)
    {
        var sessions = admin.MapGroup("/sessions").WithTags("admin/sessions");
        sessions.MapGet("/list", ListAsync).Produces<V1Reply<SessionPage>>();
        sessions.MapPost("/{sessionId}/revoke", RevokeAsync).Attempts("sessions", "revoke_any").Produces<V1Reply<RevokedView>>().AnswersError(StatusCodes.Status404NotFound);
        sessions.MapPost("/user/{userId}/revoke-all", RevokeAllAsync).Attempts("users", "sign_out_everywhere").Produces<V1Reply<RevokedView>>().AnswersError(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(Caller caller, SessionReader sessions, V1Replies replies, int? page, int? limit, CancellationToken cancellationToken)
    {
        var request = new PageRequest(page ?? 1, limit ?? PageRequest.MaxSize);
        return request.Check("page", "limit") is { Count: > 0 } wrong
            ? replies.Error(Error.Invalid(wrong))
            : replies.Of(
                await sessions.ListAsync(caller.Actor, new SessionQuery(request), cancellationToken),
                static found => new SessionPage([.. found.Items.Select(SessionView.Of)], found.Total, found.Number, found.Size),
                "read");
    }

    /// <summary>What is no id of a session is the id of none.</summary>
    private static async Task<IResult> RevokeAsync(Caller caller, string sessionId, EndSessions sessions, V1Replies replies, CancellationToken cancellationToken) =>
        replies.Of(
            await sessions.AnyAsync(caller.Actor, Guid.TryParse(sessionId, out var session) ? session : Guid.Empty, cancellationToken),
            static ended => new RevokedView(ended),
            "revoked");

    private static async Task<IResult> RevokeAllAsync(Caller caller, int userId, EndSessions sessions, V1Replies replies, CancellationToken cancellationToken) =>
        replies.Of(await sessions.AllOfUserAsync(caller.Actor, userId, cancellationToken), static ended => new RevokedView(ended), "revoked");
}
