using AdminPlatform.Core.Accounts.Tokens;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts.Sessions;

/// <summary>
/// Refreshes for callers who were promised that the access token before stops working: besides exchanging the refresh token as
/// <see cref="RefreshSession"/> does, the session goes on as another one.
/// </summary>
public sealed class RenewSession
{
    private readonly Changes _changes;
    private readonly RefreshSession _refresh;
    private readonly AccessTokens _access;
    private readonly AddressLimits _limits;
    private readonly SessionLife _life;
    private readonly SessionEnder _ender;

    internal RenewSession(Changes changes, RefreshSession refresh, AccessTokens access, AddressLimits limits, SessionLife life, SessionEnder ender)
    {
        _changes = changes;
        _refresh = refresh;
        _access = access;
        _limits = limits;
        _life = life;
        _ender = ender;
    }

    /// <summary>By a refresh token. Errors as <see cref="RefreshSession"/>.</summary>
    public Task<Result<TokenPair>> ByRefreshTokenAsync(string token, Client client, CancellationToken cancellationToken) =>
        _refresh.RunAsync(token, client, renews: true, cancellationToken);

    /// <summary>
    /// By the access token that <paramref name="actor"/> came with; the refresh token they hold is void as well. Errors:
    /// <see cref="RefreshSession.InvalidCode"/> when the session ended meanwhile, or is no sign-in of the API; <c>request.too_many</c>.
    /// </summary>
    public async Task<Result<TokenPair>> ByAccessTokenAsync(Actor actor, CancellationToken cancellationToken) =>
        _limits.Refresh(actor.Client) is { } exceeded
            ? exceeded
            : await _changes.RunAsync(
                actor,
                new Change("sessions", "refresh") { TargetId = actor.SessionId?.ToString(), Target = actor.UserName },
                scope => RenewAsync(scope, cancellationToken),
                cancellationToken);

    private async Task<Result<TokenPair>> RenewAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var (database, now) = (scope.Database, scope.Now);
        var session = await database.Sessions.FirstOrDefaultAsync(
            row => row.Id == scope.Actor.SessionId && row.EndedAt == null && row.ExpiresAt > now && row.Door == Door.Api && row.ApiToken == null
                && row.User.DeletedAt == null && row.User.IsEnabled,
            cancellationToken);
        if (session is null || await SessionSuccession.RunAsync(database, session, now, cancellationToken) is not { } successor)
        {
            return Error.Unauthenticated(RefreshSession.InvalidCode);
        }

        await database.RefreshTokens.Where(token => token.SessionId == successor.Id && token.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.UsedAt, now), cancellationToken);
        var refreshToken = RefreshTokens.First();
        successor.ExpiresAt = now + _life.Of(successor.Door, successor.IsRemembered);
        database.RefreshTokens.Add(new RefreshToken { Hash = RefreshTokens.Hash(refreshToken), SessionId = successor.Id, ExpiresAt = successor.ExpiresAt });
        scope.AfterCommit(() => _ender.Tell([session.Id], SessionEnd.Renewed));
        return new TokenPair(_access.Issue(successor), refreshToken, successor.UserId, successor.Id);
    }
}
