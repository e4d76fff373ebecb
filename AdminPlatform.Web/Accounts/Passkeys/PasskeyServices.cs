using AdminPlatform.Core.Accounts;
using Microsoft.AspNetCore.Identity;

namespace AdminPlatform.Web.Accounts.Passkeys;

internal static class PasskeyServices
{
    /// <summary>
    /// The framework's handler over a store of ours that only reads; nothing else of its managers is used (ADR 9). A passkey takes the place of
    /// password and code, so the authenticator has to know its user, and has to keep the passkey itself: nobody types a name.
    /// </summary>
    public static void AddPasskeys(this IServiceCollection services)
    {
        services.AddOptions<IdentityOptions>();
        services.AddSingleton<IdentityErrorDescriber>();
        services.AddScoped<UserManager<User>>();
        services.AddScoped<IPasskeyHandler<User>, PasskeyHandler<User>>();
        services.AddSingleton<PasskeyState>();
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.AttestationConveyancePreference = "none";
        });
    }
}
