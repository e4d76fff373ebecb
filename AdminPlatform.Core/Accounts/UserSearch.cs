using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts;

/// <summary>
/// Substring search over <see cref="User.SearchText"/> by an index of trigrams: FTS5 on SQLite, pg_trgm on PostgreSQL. Terms of one or two
/// characters have no trigram and scan.
/// </summary>
internal static class UserSearch
{
    private const int Trigram = 3;

    /// <summary>The table, its triggers and what is in it already; for the migration on SQLite.</summary>
    public const string SqliteUp = """
        CREATE VIRTUAL TABLE users_search USING fts5(search_text, content='users', content_rowid='id', tokenize='trigram');
        CREATE TRIGGER users_search_insert AFTER INSERT ON users BEGIN
          INSERT INTO users_search(rowid, search_text) VALUES (new.id, new.search_text);
        END;
        CREATE TRIGGER users_search_delete AFTER DELETE ON users BEGIN
          INSERT INTO users_search(users_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
        END;
        CREATE TRIGGER users_search_update AFTER UPDATE OF search_text ON users WHEN old.search_text <> new.search_text BEGIN
          INSERT INTO users_search(users_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
          INSERT INTO users_search(rowid, search_text) VALUES (new.id, new.search_text);
        END;
        INSERT INTO users_search(users_search) VALUES ('rebuild');
        """;

    public const string SqliteDown = "DROP TRIGGER users_search_update; DROP TRIGGER users_search_delete; DROP TRIGGER users_search_insert; DROP TABLE users_search;";

    public const string PostgresUp = """
        CREATE EXTENSION IF NOT EXISTS pg_trgm;
        CREATE INDEX ix_users_search_text ON users USING gin (search_text gin_trgm_ops);
        """;

    public const string PostgresDown = "DROP INDEX ix_users_search_text;";

    /// <summary>Users whose search text contains <paramref name="term"/>, which is in lower case.</summary>
    public static IQueryable<User> SearchUsers(this AppDbContext database, string term)
    {
        if (database is SqliteDbContext && term.EnumerateRunes().Count() >= Trigram)
        {
            var phrase = '"' + term.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
            return database.Users.FromSql($"SELECT * FROM users WHERE id IN (SELECT rowid FROM users_search WHERE users_search MATCH {phrase})");
        }

        var pattern = '%' + Escape(term) + '%';
        return database.Users.Where(user => EF.Functions.Like(user.SearchText, pattern, "\\"));
    }

    private static string Escape(string term) => term
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}
