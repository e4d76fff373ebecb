using AdminPlatform.Core.Accounts.Tokens;
using AdminPlatform.Core.Common;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Accounts.Sessions;

/// <summary>How long a session lasts from its last sign of life.</summary>
internal sealed class SessionLife(IOptionsMonitor<AccountOptions> accounts, IOptions<JwtOptions> jwt)
{
    public TimeSpan Of(Door door, bool remember) => door == Door.Api
        ? TimeSpan.FromDays(jwt.Value.RefreshTokenDays)
        : remember ? TimeSpan.FromDays(accounts.CurrentValue.ConsoleRememberDays)
        : TimeSpan.FromHours(accounts.CurrentValue.ConsoleIdleHours);
}
