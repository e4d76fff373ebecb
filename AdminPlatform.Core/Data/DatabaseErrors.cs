using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AdminPlatform.Core.Data;

internal static class DatabaseErrors
{
    /// <summary>SQLITE_CONSTRAINT: a unique index, in our model.</summary>
    private const int SqliteConstraint = 19;

    /// <summary>Whether the transaction lost against another one, so that running it again gives the right answer.</summary>
    public static bool IsCollision(Exception exception) => exception is DbUpdateConcurrencyException || Cause(exception) switch
    {
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
        _ => false,
    };

    /// <summary>Whether a row is in the way that was not there when the rules were asked: asked again they name it.</summary>
    public static bool IsTaken(Exception exception) => Cause(exception) switch
    {
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteConstraint,
        _ => false,
    };

    private static Exception Cause(Exception exception) =>
        exception is DbUpdateException or InvalidOperationException && exception.InnerException is { } inner ? Cause(inner) : exception;
}
