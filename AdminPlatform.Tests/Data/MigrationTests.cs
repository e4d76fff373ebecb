using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Tests.Data;

public abstract class MigrationTests(TestDatabase database)
{
    [Fact]
    public async Task Model_AfterAllMigrations_IsTheModelOfTheCode()
    {
        await using var context = await database.Contexts.CreateDbContextAsync();

        context.Database.HasPendingModelChanges().ShouldBeFalse("scripts/migration.sh NAME adds what is missing to both sets");
    }

    [Fact]
    public async Task Migrations_OnANewDatabase_AreAllApplied()
    {
        await using var context = await database.Contexts.CreateDbContextAsync();

        (await context.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
        (await context.Users.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Migrations_OfBothProviders_HaveTheSameNamesInTheSameOrder()
    {
        await using var context = await database.Contexts.CreateDbContextAsync();

        var names = context.Database.GetMigrations().Select(migration => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..]);

        names.ShouldBe(MigrationFiles());
    }

    /// <summary>Names in the other provider's folder, in the order of their time stamps.</summary>
    private IEnumerable<string> MigrationFiles() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "AdminPlatform.Core/Data/Migrations", Other), "*_*.cs")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => !name.EndsWith(".Designer", StringComparison.Ordinal))
            .Order()
            .Select(name => name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..]);

    private string Other => database is OnSqlite ? "Postgres" : "Sqlite";
}

public sealed class MigrationsOnSqlite(OnSqlite database) : MigrationTests(database), IClassFixture<OnSqlite>;

public sealed class MigrationsOnPostgres(OnPostgres database) : MigrationTests(database), IClassFixture<OnPostgres>;
