using System.Threading.Channels;
using AdminPlatform.Core.Common;
using Microsoft.AspNetCore.Identity;

namespace AdminPlatform.Core.Accounts.Passwords;

/// <summary>
/// Hashes and verifies passwords on threads of its own, as many as there are cores, so that a burst of sign-ins (18 ms of pure arithmetic each)
/// starves nothing else. When the queue is longer than about half a minute of work, further callers are told to come back later.
/// </summary>
public sealed class PasswordHashing : IDisposable
{
    private const int QueuedPerCore = 800;

    private static readonly User s_nobody = new();
    private static readonly TimeSpan s_retryAfter = TimeSpan.FromSeconds(30);

    private readonly IPasswordHasher<User> _hasher;
    private readonly Channel<Action> _queue = Channel.CreateBounded<Action>(QueuedPerCore * Environment.ProcessorCount);
    private readonly string _dummyHash;

    public PasswordHashing(IPasswordHasher<User> hasher)
    {
        _hasher = hasher;
        _dummyHash = hasher.HashPassword(s_nobody, Guid.NewGuid().ToString());
        for (var core = 0; core < Environment.ProcessorCount; core++)
        {
            new Thread(Work) { IsBackground = true, Name = "Password hashing" }.Start();
        }
    }

    public Task<Result<string>> HashAsync(string password) =>
        EnqueueAsync(() => _hasher.HashPassword(s_nobody, password));

    /// <summary>Whether <paramref name="password"/> is the one behind <paramref name="hash"/>; without a hash it takes just as long and says no.</summary>
    public Task<Result<bool>> VerifyAsync(string? hash, string password)
    {
        // Half a character has no bytes to hash: nobody's password has one.
        var mayBe = hash is not null && TextRules.IsWellFormed(password);
        return EnqueueAsync(() => _hasher.VerifyHashedPassword(s_nobody, hash ?? _dummyHash, mayBe ? password : "") != PasswordVerificationResult.Failed && mayBe);
    }

    public void Dispose() => _queue.Writer.TryComplete();

    private async Task<Result<T>> EnqueueAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_queue.Writer.TryWrite(Run))
        {
            return Error.Busy("password.busy", s_retryAfter);
        }

        return await done.Task;

        void Run()
        {
            try
            {
                done.SetResult(work());
            }
#pragma warning disable CA1031 // the fault belongs to the caller who waits, not to the worker
            catch (Exception exception)
#pragma warning restore CA1031
            {
                done.SetException(exception);
            }
        }
    }

    private void Work()
    {
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_queue.Reader.TryRead(out var work))
            {
                work();
            }
        }
    }
}
