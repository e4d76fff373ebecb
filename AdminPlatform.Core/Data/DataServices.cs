using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Core.Data;

public static class DataServices
{
    /// <summary>
    /// Adds <see cref="IDbContextFactory{TContext}"/> of <see cref="AppDbContext"/> for the chosen database, its
    /// <see cref="DatabaseInitializer"/> and the <see cref="WriteGate"/>.
    /// </summary>
    public static IServiceCollection AddData(this IServiceCollection services, DatabaseOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<DatabaseInitializer>();
        services.AddSingleton(new WriteGate(options.Provider));
        services.AddSingleton<DatabaseProbe>();
        return options.Provider == DatabaseProvider.Sqlite
            ? services.AddFactory<SqliteDbContext>(builder => UseSqliteFile(builder, options))
            : services.AddFactory<PostgresDbContext>(builder => UsePostgres(builder, options.ConnectionString));
    }

    /// <summary>
    /// WAL is set on the file by the initialiser. <c>synchronous=FULL</c> is SQLite's default and kept: a change that was acknowledged
    /// survives a power cut, not only a killed process. A busy database is waited for up to the command time-out.
    /// </summary>
    internal static void UseSqliteFile(DbContextOptionsBuilder builder, DatabaseOptions options)
    {
        SystemSqlite.Use();
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(options.DataDirectory, DatabaseOptions.FileName),
            ForeignKeys = true,
            DefaultTimeout = 30,
        };

        // A user with their roles in one query is a LEFT JOIN over a join, which SQLite works out for all users before it looks for the one.
        builder.UseSqlite(connection.ToString(), sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));
        builder.ReplaceService<IMigrationsSqlGenerator, ClusteredTables>();
        Common(builder);
    }

    internal static void UsePostgres(DbContextOptionsBuilder builder, string connectionString)
    {
        builder.UseNpgsql(connectionString);
        Common(builder);
    }

    private static void Common(DbContextOptionsBuilder builder)
    {
        // A query filter on one end of a required relation is what soft deletion is.
        builder.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning));
    }

    private static IServiceCollection AddFactory<TContext>(this IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TContext : AppDbContext
    {
        services.AddPooledDbContextFactory<TContext>(configure);
        return services.AddSingleton<IDbContextFactory<AppDbContext>, Factory<TContext>>();
    }

    private sealed class Factory<TContext>(IDbContextFactory<TContext> inner) : IDbContextFactory<AppDbContext>
        where TContext : AppDbContext
    {
        public AppDbContext CreateDbContext() => inner.CreateDbContext();
    }
}
