using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.ApiTokens;
using AdminPlatform.Core.Accounts.Passkeys;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Accounts.TwoFactor;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Files;
using AdminPlatform.Core.Servers;
using AdminPlatform.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Data;

/// <summary>The one model. Take it from <see cref="IDbContextFactory{TContext}"/>, one for each operation: a circuit outlives a request.</summary>
public abstract class AppDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<User> Users => Set<User>();

    public DbSet<Role> Roles => Set<Role>();

    public DbSet<Permission> Permissions => Set<Permission>();

    public DbSet<UserRole> UserRoles => Set<UserRole>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<Passkey> Passkeys => Set<Passkey>();

    public DbSet<Setting> Settings => Set<Setting>();

    public DbSet<StoredFile> Files => Set<StoredFile>();

    public DbSet<LoginEntry> LoginLog => Set<LoginEntry>();

    public DbSet<OperationEntry> OperationLog => Set<OperationEntry>();

    public DbSet<Server> Servers => Set<Server>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        modelBuilder.UseSnakeCaseColumns();
    }
}

/// <summary>The model on SQLite; exists so that each provider has its own migrations.</summary>
public sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : AppDbContext(options);

/// <summary>The model on PostgreSQL; exists so that each provider has its own migrations.</summary>
public sealed class PostgresDbContext(DbContextOptions<PostgresDbContext> options) : AppDbContext(options);
