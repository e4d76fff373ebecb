using System.Data;
using AdminPlatform.Core.Accounts.Tokens;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts.Sessions;

/// <summary>A new pair of tokens.</summary>
public sealed record TokenPair(AccessToken Access, string RefreshToken, int UserId, Guid SessionId);

/// <summary>
/// Exchanges a refresh token for the next pair, once (RFC 9700 §4.14.2). The one just replaced gives the same successor for 20 seconds more,
/// for tabs that race; a used one presented later, or an older one, has leaked: the whole session ends.
/// </summary>
public sealed class RefreshSession
{
    public const string InvalidCode = "token.refresh_invalid";

    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(20);

    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly WriteGate _gate;
    private readonly AddressLimits _limits;
    private readonly RefreshTokens _tokens;
    private readonly AccessTokens _access;
    private readonly SessionLife _life;
    private readonly SessionEnder _ender;
    private readonly Feed _feed;
    private readonly TimeProvider _time;

    internal RefreshSession(
        IDbContextFactory<AppDbContext> contexts, WriteGate gate, AddressLimits limits, RefreshTokens tokens, AccessTokens access, SessionLife life, SessionEnder ender, Feed feed, TimeProvider time)
    {
        _contexts = contexts;
        _gate = gate;
        _limits = limits;
        _tokens = tokens;
        _access = access;
        _life = life;
        _ender = ender;
        _feed = feed;
        _time = time;
    }

    /// <summary>Errors: <see cref="InvalidCode"/> for anything that is not a refresh token good for use now; <c>request.too_many</c>.</summary>
    public Task<Result<TokenPair>> RunAsync(string token, Client client, CancellationToken cancellationToken) => RunAsync(token, client, renews: false, cancellationToken);

    /// <param name="token">As presented.</param>
    /// <param name="client">Who presents it.</param>
    /// <param name="renews">Whether the access tokens issued until now become void with it.</param>
    /// <param name="cancellationToken">Cancels it up to the commit.</param>
    internal async Task<Result<TokenPair>> RunAsync(string token, Client client, bool renews, CancellationToken cancellationToken)
    {
        if (_limits.Refresh(client) is { } exceeded)
        {
            return exceeded;
        }

        var hash = RefreshTokens.Hash(token);
        using var turn = await _gate.EnterAsync(cancellationToken);
        await using var database = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        var now = _time.GetUtcNow().UtcDateTime;

        // The claim comes first: of many that present the same token at once exactly one gets the row, the others wait for its commit.
        var claimed = await database.RefreshTokens
            .Where(row => row.Hash == hash && row.UsedAt == null && row.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, now), cancellationToken) == 1;
        var presented = await database.RefreshTokens.AsNoTracking().FirstOrDefaultAsync(row => row.Hash == hash, cancellationToken);
        var session = presented is null ? null : await LiveAsync(database, presented.SessionId, now, cancellationToken);
        if (session is null)
        {
            return Error.Unauthenticated(InvalidCode);
        }

        var successor = _tokens.SuccessorOf(token);
        if (claimed)
        {
            return await AdvanceAsync(database, session, successor, renews, now, cancellationToken);
        }

        if (presented!.UsedAt is not { } usedAt)
        {
            return Error.Unauthenticated(InvalidCode);
        }

        var successorHash = RefreshTokens.Hash(successor);
        var next = await database.RefreshTokens.AsNoTracking().FirstOrDefaultAsync(row => row.Hash == successorHash, cancellationToken);
        if (now - usedAt <= s_grace && next?.UsedAt is null)
        {
            // Without a successor it was voided by a refresh through the access token: late, but no theft.
            return next is null ? Error.Unauthenticated(InvalidCode) : Pair(session, successor);
        }

        await EndAsync(database, session, client, now);
        return Error.Unauthenticated(InvalidCode);
    }

    private async Task<Result<TokenPair>> AdvanceAsync(
        AppDbContext database, Session session, string successor, bool renews, DateTime now, CancellationToken cancellationToken)
    {
        var lasting = renews ? await SessionSuccession.RunAsync(database, session, now, cancellationToken) : session;
        if (lasting is null)
        {
            return Error.Unauthenticated(InvalidCode);
        }

        lasting.LastSeenAt = now;
        lasting.ExpiresAt = now + _life.Of(session.Door, session.IsRemembered);
        database.RefreshTokens.Add(new RefreshToken { Hash = RefreshTokens.Hash(successor), SessionId = lasting.Id, ExpiresAt = lasting.ExpiresAt });
        await database.SaveChangesAsync(cancellationToken);
        await database.Database.CommitTransactionAsync(cancellationToken);
        if (renews)
        {
            _ender.Tell([session.Id], SessionEnd.Renewed);
        }

        return Pair(lasting, successor);
    }

    private static Task<Session?> LiveAsync(AppDbContext database, Guid id, DateTime now, CancellationToken cancellationToken) =>
        database.Sessions.FirstOrDefaultAsync(
            row => row.Id == id && row.EndedAt == null && row.ExpiresAt > now && row.User.DeletedAt == null && row.User.IsEnabled, cancellationToken);

    /// <summary>Commits, even if the caller has gone away. The log keeps it, and who presented it: somebody's token is in the wrong hands.</summary>
    private async Task EndAsync(AppDbContext database, Session session, Client client, DateTime now)
    {
        var ended = await SessionEnder.EndAsync(database, row => row.Id == session.Id, SessionEnd.TokenReused, now, CancellationToken.None);
        if (ended.Count == 0)
        {
            return;
        }

        var entry = EntryOf(session, client, now);
        entry.Target = await database.Users.IgnoreQueryFilters().Where(user => user.Id == session.UserId).Select(user => user.UserName!).FirstAsync(CancellationToken.None);
        database.OperationLog.Add(entry);
        await database.SaveChangesAsync(CancellationToken.None);
        await database.Database.CommitTransactionAsync(CancellationToken.None);
        _ender.Tell(ended, SessionEnd.TokenReused);
        _feed.Publish(new OperationLogged(entry));
    }

    private static OperationEntry EntryOf(Session session, Client client, DateTime now) => new()
    {
        At = now,
        UserName = Actor.System.UserName,
        Door = client.Door,
        Address = client.Address,
        UserAgent = client.UserAgent,
        TraceId = client.TraceId,
        Module = "sessions",
        Action = "token_reused",
        TargetId = session.Id.ToString(),
        Succeeded = true,
    };

    private TokenPair Pair(Session session, string refreshToken) => new(_access.Issue(session), refreshToken, session.UserId, session.Id);
}
