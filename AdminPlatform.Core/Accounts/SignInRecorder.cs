using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Accounts.Tokens;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts;

/// <summary>What an attempt to sign in leaves behind: a session or a counted failure, and a line in the login log.</summary>
internal sealed class SignInRecorder(SessionLife life, SessionLimit limit, SessionEnder ender, UserReader reader, Feed feed, TimeProvider time)
{
    /// <summary>Makes the session, and room for it where their number is limited. The user's row is taken.</summary>
    public async Task<SignedIn> SucceedAsync(AppDbContext database, User user, SignInRequest request)
    {
        var now = time.GetUtcNow().UtcDateTime;
        user.LastLoginAt = now;
        user.AccessFailedCount = 0;
        user.LockoutEnd = null;
        var session = new Session
        {
            Id = Guid.NewGuid(),
            UserId = user.Id,
            Door = request.Client.Door,
            Address = request.Client.Address,
            UserAgent = request.Client.UserAgent,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now + life.Of(request.Client.Door, request.Remember),
            IsRemembered = request.Remember,
        };
        database.Sessions.Add(session);
        var refreshToken = "";
        if (request.Client.Door == Door.Api)
        {
            refreshToken = RefreshTokens.First();
            database.RefreshTokens.Add(new RefreshToken { Hash = RefreshTokens.Hash(refreshToken), SessionId = session.Id, ExpiresAt = session.ExpiresAt });
        }

        return new SignedIn(null!, session, refreshToken) { Replaced = await limit.MakeRoomAsync(database, user.Id, now) };
    }

    /// <summary>The account's own name when there is one, so that all its attempts are found by it, whatever case or email was typed.</summary>
    public void Log(AppDbContext database, User? user, SignInRequest request, string reason)
    {
        database.LoginLog.Add(new LoginEntry
        {
            At = time.GetUtcNow().UtcDateTime,
            UserId = user?.Id,
            UserName = user?.UserName ?? TextRules.ForLog(request.Login, User.EmailMaxLength),
            Door = request.Client.Door,
            Address = request.Client.Address,
            UserAgent = request.Client.UserAgent,
            TraceId = request.Client.TraceId,
            Succeeded = reason.Length == 0,
            Reason = reason,
        });

        // Who hears of it looks a moment later, when it is committed.
        feed.Publish(new LoginLogged());
    }

    /// <summary>Notes that a passkey was used, and how often its authenticator says so. False when it was removed meanwhile.</summary>
    public async Task<bool> UseAsync(AppDbContext database, int userId, UserPasskeyInfo passkey)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (id, count, isBackedUp) = (passkey.CredentialId, (long)passkey.SignCount, passkey.IsBackedUp);
        return await database.Passkeys.Where(row => row.CredentialId == id && row.UserId == userId).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.SignCount, count).SetProperty(row => row.IsBackedUp, isBackedUp).SetProperty(row => row.LastUsedAt, now)) == 1;
    }

    /// <summary>A recovery code is gone, and not everybody remembers having used one.</summary>
    public void LogRecoveryCode(AppDbContext database, User user, Client client) => database.OperationLog.Add(new OperationEntry
    {
        At = time.GetUtcNow().UtcDateTime,
        UserId = user.Id,
        UserName = user.UserName!,
        Door = client.Door,
        Address = client.Address,
        UserAgent = client.UserAgent,
        TraceId = client.TraceId,
        Method = client.Method,
        Path = TextRules.ForLog(client.Path, 256),
        Module = "two_factor",
        Action = "use_recovery_code",
        TargetId = user.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Target = user.UserName!,
        Succeeded = true,
    });

    /// <summary>Tells everybody; fails like any sign-in when the user was deleted in the same moment.</summary>
    public async Task<Result<SignedIn>> TellAsync(SignedIn signedIn, CancellationToken cancellationToken)
    {
        if (signedIn.Replaced.Count > 0)
        {
            ender.Tell(signedIn.Replaced, SessionEnd.LimitReached);
        }

        reader.Forget();
        feed.Publish(new UsersChanged());
        feed.Publish(new SessionsChanged());
        return await reader.FindAsync(signedIn.Session.UserId, cancellationToken) is { } user
            ? signedIn with { User = user }
            : Error.Unauthenticated(SignIn.FailedCode);
    }
}
