using AdminPlatform.Core.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Tests.Accounts;

/// <summary>The real hash with one iteration; a test may put something between the reading of a user and the judgement of their password.</summary>
internal sealed class QuickHasher : IPasswordHasher<User>
{
    private readonly PasswordHasher<User> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 1 }));
    private int _verified;
    private int _hashed;

    /// <summary>Runs once, before the next verification.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public int Verified => _verified;

    public int Hashed => _hashed;

    public string HashPassword(User user, string password)
    {
        Interlocked.Increment(ref _hashed);
        return _hasher.HashPassword(user, password);
    }

    public PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _verified);
        if (Meanwhile is { } action)
        {
            Meanwhile = null;
            action().GetAwaiter().GetResult();
        }

        return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
