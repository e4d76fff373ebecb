using AdminPlatform.Core.Accounts.Sessions;

namespace AdminPlatform.Web.Api.V1.Admin;

/// <summary>A live session.</summary>
/// <param name="SessionId">What <c>sessions/{sessionId}/revoke</c> takes.</param>
/// <param name="Email">Empty when there is none.</param>
/// <param name="Roles">Names.</param>
/// <param name="LastActive">UTC, up to a minute behind.</param>
/// <param name="ClientIp">At sign-in.</param>
/// <param name="Current">Whether it is the one that asks.</param>
public sealed record SessionView(
    Guid SessionId,
    int UserId,
    string Username,
    string Email,
    IReadOnlyList<string> Roles,
    DateTime LoginTime,
    DateTime LastActive,
    string ClientIp,
    string UserAgent,
    bool Current)
{
    internal static SessionView Of(SessionListItem session) => new(
        session.Id,
        session.UserId,
        session.UserName,
        session.Email ?? "",
        session.Roles,
        session.CreatedAt,
        session.LastSeenAt,
        session.Address,
        session.UserAgent,
        session.IsCurrent);
}

/// <summary>One page of live sessions.</summary>
public sealed record SessionPage(IReadOnlyList<SessionView> Sessions, long Total, int Page, int Limit);

/// <summary>How many sessions were ended.</summary>
public sealed record RevokedView(int Revoked);
