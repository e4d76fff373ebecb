using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Bench.Http;

/// <summary>Fills a data directory that the product has made, straight through the model; all users share one password hash.</summary>
internal static class SeedUsers
{
    public const string Password = "seeded-password";

    private const int Batch = 5_000;

    private static readonly UpperInvariantLookupNormalizer s_normalizer = new();

    public static async Task<int> RunAsync(string directory, int count)
    {
        var options = new DatabaseOptions { DataDirectory = Path.GetFullPath(directory) };
        await using var services = new ServiceCollection().AddData(options).BuildServiceProvider();
        var contexts = services.GetRequiredService<IDbContextFactory<AppDbContext>>();
        var hash = new PasswordHasher<User>().HashPassword(new User(), Password);
        foreach (var numbers in Enumerable.Range(1, count).Chunk(Batch))
        {
            await using var database = await contexts.CreateDbContextAsync();
            database.ChangeTracker.AutoDetectChangesEnabled = false;
            var role = await database.Roles.Where(row => row.Name == "user").Select(row => row.Id).SingleAsync();
            database.Users.AddRange(numbers.Select(number => User(number, role, hash)));
            await database.SaveChangesAsync();
        }

        return 0;
    }

    private static User User(int number, int role, string hash)
    {
        var (userName, email, name) = People.Of(number);
        var user = new User
        {
            UserName = userName,
            Email = email,
            Name = name,
            PasswordHash = hash,
            SecurityStamp = number.ToString(),
            ConcurrencyStamp = number.ToString(),
            CreatedAt = DateTime.UnixEpoch.AddDays(20_000).AddMinutes(number),
            UpdatedAt = DateTime.UnixEpoch.AddDays(20_000).AddMinutes(number),
        };
        user.Derive(s_normalizer);
        user.Roles.Add(new UserRole { RoleId = role });
        return user;
    }
}
