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

    /// <summary>The table of all users that are not deleted, and the triggers that keep it; for the migration on SQLite.</summary>
    public const string SqliteUp = """
        CREATE VIRTUAL TABLE users_search USING fts5(search_text, content='users', content_rowid='id', tokenize='trigram');
        CREATE TRIGGER users_search_insert AFTER INSERT ON users WHEN new.deleted_at IS NULL BEGIN
          INSERT INTO users_search(rowid, search_text) VALUES (new.id, new.search_text);
        END;
        CREATE TRIGGER users_search_delete AFTER DELETE ON users WHEN old.deleted_at IS NULL BEGIN
          INSERT INTO users_search(users_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
        END;
        CREATE TRIGGER users_search_update AFTER UPDATE OF search_text, deleted_at ON users
        WHEN old.search_text <> new.search_text OR old.deleted_at IS NOT new.deleted_at BEGIN
          INSERT INTO users_search(users_search, rowid, search_text) SELECT 'delete', old.id, old.search_text WHERE old.deleted_at IS NULL;
          INSERT INTO users_search(rowid, search_text) SELECT new.id, new.search_text WHERE new.deleted_at IS NULL;
        END;
        """;

    public const string SqliteDown = "DROP TRIGGER users_search_update; DROP TRIGGER users_search_delete; DROP TRIGGER users_search_insert; DROP TABLE users_search;";

    public const string PostgresUp = """
        CREATE EXTENSION IF NOT EXISTS pg_trgm;
        CREATE INDEX ix_users_search_text ON users USING gin (search_text gin_trgm_ops);
        """;

    public const string PostgresDown = "DROP INDEX ix_users_search_text;";

    /// <summary>Users that <paramref name="filter"/> lets through. A role is looked up by its name, so few users with it cost little however many others there are.</summary>
    public static IQueryable<User> FilterUsers(this AppDbContext database, UserFilter filter)
    {
        var users = filter.Search is { } term ? database.SearchUsers(term) : database.Users;
        users = filter.IsEnabled is { } enabled ? users.Where(user => user.IsEnabled == enabled) : users;
        users = filter.NeverSignedIn ? users.Where(user => user.LastLoginAt == null) : users;
        return filter.Role is { } role
            ? users.Where(user => database.UserRoles.Where(userRole => userRole.Role.NormalizedName == role).Select(userRole => userRole.UserId).Contains(user.Id))
            : users;
    }

    /// <summary>Users whose search text contains <paramref name="term"/>, which is in lower case.</summary>
    public static IQueryable<User> SearchUsers(this AppDbContext database, string term)
    {
        if (HasIndex(database, term))
        {
            var phrase = Phrase(term);
            return database.Users.FromSql($"SELECT * FROM users WHERE id IN (SELECT rowid FROM users_search WHERE users_search MATCH {phrase})");
        }

        var pattern = '%' + Escape(term) + '%';
        return database.Users.Where(user => EF.Functions.Like(user.SearchText, pattern, "\\"));
    }

    /// <summary>Whether <see cref="CountMatchesAsync"/> and <see cref="MatchingIdsAsync"/> can answer from the index alone.</summary>
    public static bool HasIndex(AppDbContext database, string term) => database is SqliteDbContext && term.EnumerateRunes().Count() >= Trigram;

    public static Task<long> CountMatchesAsync(this AppDbContext database, string term, CancellationToken cancellationToken)
    {
        var phrase = Phrase(term);
        return database.Database.SqlQuery<long>($"SELECT count(*) AS Value FROM users_search WHERE users_search MATCH {phrase}").SingleAsync(cancellationToken);
    }

    /// <summary>Ids in ascending order, or in descending order.</summary>
    public static Task<List<int>> MatchingIdsAsync(this AppDbContext database, string term, bool descending, int skip, int take, CancellationToken cancellationToken)
    {
        var phrase = Phrase(term);
        return (descending
            ? database.Database.SqlQuery<int>($"SELECT rowid AS Value FROM users_search WHERE users_search MATCH {phrase} ORDER BY rowid DESC LIMIT {take} OFFSET {skip}")
            : database.Database.SqlQuery<int>($"SELECT rowid AS Value FROM users_search WHERE users_search MATCH {phrase} ORDER BY rowid LIMIT {take} OFFSET {skip}"))
            .ToListAsync(cancellationToken);
    }

    private static string Phrase(string term) => '"' + term.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    private static string Escape(string term) => term
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}
