namespace AdminPlatform.Core.Audit;

/// <summary>Has the database refuse to change what stands in a log; only retention removes whole entries. Run by a migration.</summary>
internal static class AppendOnly
{
    public const string SqliteUp = """
        CREATE TRIGGER operation_log_append_only BEFORE UPDATE ON operation_log BEGIN SELECT RAISE(ABORT, 'operation_log is append-only'); END;
        CREATE TRIGGER login_log_append_only BEFORE UPDATE ON login_log BEGIN SELECT RAISE(ABORT, 'login_log is append-only'); END;
        """;

    public const string SqliteDown = "DROP TRIGGER operation_log_append_only; DROP TRIGGER login_log_append_only;";

    public const string PostgresUp = """
        CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
        CREATE TRIGGER operation_log_append_only BEFORE UPDATE ON operation_log FOR EACH ROW EXECUTE FUNCTION append_only();
        CREATE TRIGGER login_log_append_only BEFORE UPDATE ON login_log FOR EACH ROW EXECUTE FUNCTION append_only();
        """;

    public const string PostgresDown = """
        DROP TRIGGER operation_log_append_only ON operation_log;
        DROP TRIGGER login_log_append_only ON login_log;
        DROP FUNCTION append_only();
        """;
}
