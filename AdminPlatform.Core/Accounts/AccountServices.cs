using AdminPlatform.Core.Accounts.ApiTokens;
using AdminPlatform.Core.Accounts.Impersonation;
using AdminPlatform.Core.Accounts.Passkeys;
using AdminPlatform.Core.Accounts.Passwords;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Accounts.Tokens;
using AdminPlatform.Core.Accounts.TwoFactor;
using AdminPlatform.Core.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Accounts;

public static class AccountServices
{
    /// <summary>Adds users, sessions and tokens; options from the sections <c>Accounts</c>, <c>Bootstrap</c>, <c>Jwt</c> and <c>RateLimits</c>.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccountOptions>().Bind(configuration.GetSection(AccountOptions.Section)).ValidateOnStart();
        services.AddOptions<BootstrapOptions>().Bind(configuration.GetSection(BootstrapOptions.Section)).ValidateOnStart();
        services.AddOptions<JwtOptions>().Bind(configuration.GetSection(JwtOptions.Section)).ValidateOnStart();
        services.AddOptions<RateLimitOptions>().Bind(configuration.GetSection(RateLimitOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<RateLimitOptions>, RateLimitOptionsValidator>()
            .AddSingleton<AddressLimits>()
            .AddSingleton<IValidateOptions<AccountOptions>, AccountOptionsValidator>()
            .AddSingleton<IValidateOptions<BootstrapOptions>, BootstrapOptionsValidator>()
            .AddSingleton<IValidateOptions<JwtOptions>, JwtOptionsValidator>()
            .AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>()
            .AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>()
            .AddSingleton<PasswordHashing>()
            .AddSingleton<PasswordRules>()
            .AddSingleton<OwnPassword>()
            .AddUsers()
            .AddSessions();
    }

    private static IServiceCollection AddUsers(this IServiceCollection services) => services
        .AddTransient<IUserStore<User>, PasskeyStore>()
        .AddSingleton<UserReader>()
        .AddSingleton<UserStatsReader>()
        .AddSingleton<UserRules>()
        .AddSingleton<UserWriter>()
        .AddSingleton<ImportUsersCheck>()
        .AddSingleton<FirstAdmin>()
        .AddOperation<CreateUser>()
        .AddOperation<RegisterUser>()
        .AddOperation<UpdateUser>()
        .AddOperation<DeleteUser>()
        .AddOperation<ImportUsers>()
        .AddOperation<ResetPassword>()
        .AddOperation<OwnAccount>()
        .AddOperation<OwnTwoFactor>()
        .AddOperation<OwnPasskeys>()
        .AddOperation<ResetTwoFactor>();

    private static IServiceCollection AddSessions(this IServiceCollection services) => services
        .AddSingleton<SigningKey>()
        .AddSingleton<RefreshTokens>()
        .AddSingleton<SessionLife>()
        .AddSingleton<SessionEnder>()
        .AddSingleton<SessionLimit>()
        .AddSingleton<Lockout>()
        .AddSingleton<SecondFactor>()
        .AddSingleton<SignInTickets>()
        .AddSingleton<SignInRecorder>()
        .AddSingleton<LiveSessions>()
        .AddSingleton<SessionReader>()
        .AddSingleton<ApiTokenReader>()
        .AddOperation<CreateApiToken>()
        .AddOperation<RevokeApiToken>()
        .AddOperation<AccessTokens>()
        .AddOperation<TokenExpiryReader>()
        .AddOperation<SignIn>()
        .AddOperation<RefreshSession>()
        .AddOperation<RenewSession>()
        .AddOperation<EndSessions>()
        .AddOperation<StartImpersonation>()
        .AddOperation<EndImpersonation>()
        .AddHostedService<LastSeenWriter>();
}
