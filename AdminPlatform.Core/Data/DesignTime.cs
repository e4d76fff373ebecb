using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AdminPlatform.Core.Data;

/// <summary>How dotnet-ef makes the contexts; neither connects to anything.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteDbContext>
{
    public SqliteDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteDbContext>();
        DataServices.UseSqliteFile(options, new DatabaseOptions { DataDirectory = Path.GetTempPath() });
        return new SqliteDbContext(options.Options);
    }
}

/// <inheritdoc cref="SqliteDesignTimeFactory"/>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresDbContext>
{
    public PostgresDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresDbContext>();
        DataServices.UsePostgres(options, "Host=localhost");
        return new PostgresDbContext(options.Options);
    }
}
