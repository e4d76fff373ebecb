using System.Diagnostics;
using Npgsql;

namespace AdminPlatform.Tests.Support;

/// <summary>
/// A real PostgreSQL server for the whole test run, on a socket in a directory of its own. It lives as long as this process holds its
/// standard input open, so it also goes when the run is killed.
/// </summary>
internal sealed class PostgresServer
{
    private const string Script = """
        set -eu
        bin=$1; dir=$(mktemp -d /tmp/adminplatform-pg-XXXXXX)
        trap 'kill -QUIT $server 2> /dev/null || true; wait $server || true; rm -rf "$dir"' EXIT
        "$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --no-locale --no-sync > "$dir/initdb.log" 2>&1 || { cat "$dir/initdb.log" >&2; exit 1; }
        "$bin/postgres" -D "$dir/data" -k "$dir" -h '' -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
          -c max_connections=300 -c shared_buffers=64MB < /dev/null > "$dir/server.log" 2>&1 &
        server=$!
        for _ in $(seq 300); do "$bin/pg_isready" -q -h "$dir" && break; kill -0 $server 2> /dev/null || { cat "$dir/server.log" >&2; exit 1; }; sleep 0.05; done
        echo "$dir"
        read -r _ || true
        """;

    private static readonly Lazy<Task<PostgresServer>> s_shared = new(StartAsync);

    private readonly string _directory;
    private readonly Process _process;
    private int _databases;

    private PostgresServer(string directory, Process process) => (_directory, _process) = (directory, process);

    /// <summary>The one server of this run; started by whoever asks first.</summary>
    public static Task<PostgresServer> SharedAsync() => s_shared.Value;

    /// <summary>Connection string of <paramref name="database"/> on this server.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = _directory,
        Username = "postgres",
        Database = database,
        MaxPoolSize = 20,
    }.ConnectionString;

    /// <summary>Makes a database of its own, as a copy of <paramref name="template"/> when given, and returns its name.</summary>
    public async Task<string> CreateDatabaseAsync(string template = "template1")
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return name;
    }

    public Task DropDatabaseAsync(string name) => ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    private async Task ExecuteAsync(string sql)
    {
        ObjectDisposedException.ThrowIf(_process.HasExited, this);
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresServer> StartAsync()
    {
        var process = Process.Start(StartInfo())!;
        var directory = await process.StandardOutput.ReadLineAsync();
        return directory is null
            ? throw new InvalidOperationException($"PostgreSQL did not start: {await process.StandardError.ReadToEndAsync()}")
            : new PostgresServer(directory, process);
    }

    /// <summary>PostgreSQL refuses to run as root, so root hands over to the user that Debian's package made.</summary>
    private static ProcessStartInfo StartInfo()
    {
        string[] command = ["bash", "-c", Script, "postgres", Binaries()];
        if (Environment.UserName == "root")
        {
            command = ["runuser", "-u", "postgres", "--", .. command];
        }

        return new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    private static string Binaries() =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
            .Select(version => Path.Combine(version, "bin"))
            .LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        ?? throw new InvalidOperationException("PostgreSQL is not installed: ./test.sh installs it (Debian package postgresql).");
}
