using System.Diagnostics;
using AdminPlatform.Core.Accounts;
using Microsoft.AspNetCore.Identity;

namespace AdminPlatform.Bench.Http;

/// <summary>How many password hashes a second this machine can do at all: a thread per core and nothing else.</summary>
internal static class BareHash
{
    public static int Run(TimeSpan duration)
    {
        var hasher = new PasswordHasher<User>();
        var hash = hasher.HashPassword(new User(), SeedUsers.Password);
        var start = Stopwatch.GetTimestamp();
        var done = 0;
        Parallel.For(0, Environment.ProcessorCount, _ =>
        {
            while (Stopwatch.GetElapsedTime(start) < duration)
            {
                hasher.VerifyHashedPassword(new User(), hash, SeedUsers.Password);
                Interlocked.Increment(ref done);
            }
        });
        Console.WriteLine((done / Stopwatch.GetElapsedTime(start).TotalSeconds).ToString("F1"));
        return 0;
    }
}
