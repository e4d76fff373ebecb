namespace AdminPlatform.Core.Data;

/// <summary>Which database the product uses.</summary>
public enum DatabaseProvider
{
    /// <summary>A file in the data directory; one process.</summary>
    Sqlite,

    /// <summary>A PostgreSQL 15 or later server, named by <c>ConnectionStrings:Default</c>.</summary>
    Postgres,
}

/// <summary>Where the product keeps what it must not forget.</summary>
public sealed class DatabaseOptions
{
    public const string FileName = "adminplatform.db";

    /// <summary>Configuration key <c>Database:Provider</c>.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Configuration key <c>ConnectionStrings:Default</c>; required for PostgreSQL, ignored for SQLite.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Configuration key <c>DataDirectory</c>; absolute.</summary>
    public string DataDirectory { get; set; } = "";
}
