using System.Globalization;
using AdminPlatform.Bench.Logs;
using AdminPlatform.Core.Data;

// dotnet run -c Release --project bench/Logs -- ROWS DIRECTORY        on SQLite, in an empty directory
// dotnet run -c Release --project bench/Logs -- ROWS "Host=…"         on PostgreSQL, in an empty database
// With 0 rows it measures what is there.
if (args is not [var rows, var place])
{
    await Console.Error.WriteLineAsync("Say how many rows, and where: see bench/logs.sh.");
    return 1;
}

DatabaseOptions options = place.Contains('=', StringComparison.Ordinal)
    ? new() { Provider = DatabaseProvider.Postgres, ConnectionString = place }
    : new() { DataDirectory = place };
await using Installation installation = new(options);
if (long.Parse(rows, CultureInfo.InvariantCulture) is > 0 and var count)
{
    await LongLogs.FillAsync(installation, count);
}

await FirstPages.RunAsync(installation);
return 0;
