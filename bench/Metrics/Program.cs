using AdminPlatform.Bench.Metrics;
using AdminPlatform.Core.Data;

// dotnet run -c Release --project bench/Metrics                 on SQLite
// dotnet run -c Release --project bench/Metrics -- "Host=…"      on PostgreSQL as well, in an empty database
Table.Head();
using (TemporaryDirectory fleet = new(), month = new())
{
    await RunAsync(new DatabaseOptions { DataDirectory = fleet.Path }, new DatabaseOptions { DataDirectory = month.Path });
}

if (args is [var connectionString, ..])
{
    DatabaseOptions postgres = new() { Provider = DatabaseProvider.Postgres, ConnectionString = connectionString };
    await RunAsync(postgres, postgres);
}

static async Task RunAsync(DatabaseOptions fleet, DatabaseOptions month)
{
    await using (var bench = await Installation.CreateAsync(fleet))
    {
        await FleetSteps.RunAsync(bench);
    }

    await using (var bench = await Installation.CreateAsync(month))
    {
        await MonthOnDisk.RunAsync(bench);
        await HistoryReads.RunAsync(bench);
    }
}
