using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace AdminPlatform.Web.Accounts.Passkeys;

/// <summary>What the browser was asked, kept between question and answer.</summary>
/// <param name="State">The framework's own.</param>
/// <param name="SessionId">Who was asked to make one; null at sign-in.</param>
/// <param name="Name">What the new one is to be called.</param>
internal sealed record PasskeyQuestion(string State, Guid? SessionId, string Name)
{
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>UTC.</summary>
    public DateTime AskedAt { get; init; }
}

/// <summary>Keeps questions in an encrypted cookie of five minutes. Each is answered once.</summary>
internal sealed class PasskeyState(IDataProtectionProvider protection, TimeProvider time)
{
    private const string Cookie = "adminplatform.passkey";

    private static readonly TimeSpan s_life = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _protector = protection.CreateProtector("AdminPlatform.Passkeys.Question");
    private readonly ConcurrentDictionary<Guid, DateTime> _answered = new();

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public void Keep(HttpContext context, PasskeyQuestion question) => context.Response.Cookies.Append(
        Cookie, _protector.Protect(JsonSerializer.Serialize(question with { AskedAt = Now })), Options(context));

    /// <summary>The question that is being answered; null when there is none, it is too old, or was answered before.</summary>
    public PasskeyQuestion? Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { } text)
        {
            return null;
        }

        context.Response.Cookies.Delete(Cookie, Options(context));
        foreach (var (id, at) in _answered)
        {
            if (Now - at > s_life)
            {
                _answered.TryRemove(id, out _);
            }
        }

        return Read(text) is { } question && Now - question.AskedAt <= s_life && _answered.TryAdd(question.Id, Now) ? question : null;
    }

    private PasskeyQuestion? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<PasskeyQuestion>(_protector.Unprotect(text));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        MaxAge = s_life,
    };
}
