using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Passwords;
using AdminPlatform.Core.Common;
using Microsoft.AspNetCore.Identity;

namespace AdminPlatform.Tests.Accounts;

public sealed class PasswordHashingTests
{
    [Fact]
    public async Task Verify_HashOfTheSamePassword_IsTrueAndOfAnotherFalse()
    {
        using PasswordHashing hashing = new(new QuickHasher());
        var hash = (await hashing.HashAsync("correct-horse-9")).Value;

        (await hashing.VerifyAsync(hash, "correct-horse-9")).Value.ShouldBeTrue();
        (await hashing.VerifyAsync(hash, "correct-horse-8")).Value.ShouldBeFalse();
        (await hashing.HashAsync("correct-horse-9")).Value.ShouldNotBe(hash);
    }

    [Fact]
    public async Task Verify_WithoutAHash_WorksAsLongAndSaysNo()
    {
        QuickHasher hasher = new();
        using PasswordHashing hashing = new(hasher);

        (await hashing.VerifyAsync(null, "")).Value.ShouldBeFalse();

        hasher.Verified.ShouldBe(1);
    }

    [Fact]
    public async Task Verify_DamagedHash_FailsForThatCallerOnly()
    {
        using PasswordHashing hashing = new(new QuickHasher());

        await Should.ThrowAsync<FormatException>(() => hashing.VerifyAsync("not base64!", "x"));

        (await hashing.HashAsync("x")).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task Hash_QueueIsFull_IsBusyUntilThereIsRoom()
    {
        using BlockedHasher hasher = new();
        using PasswordHashing hashing = new(hasher);
        List<Task<Result<string>>> waiting = [];
        while (waiting.Count < 100_000 && waiting.LastOrDefault() is not { IsCompleted: true })
        {
            waiting.Add(hashing.HashAsync("x"));
        }

        var refused = (await waiting[^1]).Error!;
        (refused.Kind, refused.Code, refused.RetryAfter).ShouldBe((ErrorKind.Busy, "password.busy", TimeSpan.FromSeconds(30)));

        hasher.Release();
        (await Task.WhenAll(waiting[..^1])).ShouldAllBe(result => result.IsSuccess);
        (await hashing.HashAsync("x")).IsSuccess.ShouldBeTrue();
    }

    /// <summary>Stands still after the dummy hash of the start.</summary>
    private sealed class BlockedHasher : IPasswordHasher<User>, IDisposable
    {
        private readonly ManualResetEventSlim _open = new();
        private int _calls;

        public void Release() => _open.Set();

        public string HashPassword(User user, string password)
        {
            if (Interlocked.Increment(ref _calls) > 1)
            {
                _open.Wait();
            }

            return "hash";
        }

        public PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword) => PasswordVerificationResult.Failed;

        public void Dispose() => _open.Dispose();
    }
}
