using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AdminPlatform.Core.Data;

internal static class DatabaseErrors
{
    /// <summary>SQLITE_CONSTRAINT: a unique index, in our model.</summary>
    private const int SqliteConstraint = 19;

    /// <summary>Whether the transaction lost against another one, so that running it again gives the right answer.</summary>
    public static bool IsCollision(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => true,
        PostgresException postgres => IsCollision(postgres.SqlState),
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteConstraint,
        DbUpdateException { InnerException: { } inner } => IsCollision(inner),
        InvalidOperationException { InnerException: { } inner } => IsCollision(inner),
        _ => false,
    };

    private static bool IsCollision(string sqlState) =>
        sqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation;
}
