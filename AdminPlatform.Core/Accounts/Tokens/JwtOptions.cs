using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Accounts.Tokens;

/// <summary>API tokens; configuration section <c>Jwt</c>.</summary>
public sealed class JwtOptions
{
    public const string Section = "Jwt";

    /// <summary>Bytes; HMAC-SHA256 keys shorter than the hash weaken it (RFC 7518 §3.2).</summary>
    public const int SigningKeyMinBytes = 32;

    /// <summary>Key of the signature, in UTF-8. Unset: generated once and kept in the data directory.</summary>
    public string? SigningKey { get; set; }

    /// <summary>Minutes an access token is good for, 1–1440.</summary>
    public int AccessTokenMinutes { get; set; } = 60;

    /// <summary>Days a refresh token is good for, 1–365; using it begins them anew.</summary>
    public int RefreshTokenDays { get; set; } = 7;
}

internal sealed class JwtOptionsValidator : IValidateOptions<JwtOptions>
{
    public ValidateOptionsResult Validate(string? name, JwtOptions options)
    {
        List<string> wrong = [];
        if (options.SigningKey is { } key && Encoding.UTF8.GetByteCount(key) is var bytes && bytes < JwtOptions.SigningKeyMinBytes)
        {
            // The value itself is a secret, so its length stands for it.
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"Jwt:SigningKey is {bytes} bytes long: give it at least {JwtOptions.SigningKeyMinBytes} random bytes, or remove it to have one generated."));
        }

        if (options.AccessTokenMinutes is < 1 or > 1440)
        {
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"Jwt:AccessTokenMinutes is {options.AccessTokenMinutes}: set it to a number from 1 to 1440."));
        }

        if (options.RefreshTokenDays is < 1 or > 365)
        {
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"Jwt:RefreshTokenDays is {options.RefreshTokenDays}: set it to a number from 1 to 365."));
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
