using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using AdminPlatform.Core.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AdminPlatform.Core.Monitoring.Polling;

/// <summary>Registers the machine the product runs on, once: a deleted one stays in the table and is not made again.</summary>
internal sealed partial class ThisMachine(IDbContextFactory<AppDbContext> contexts, WriteGate gate, Feed feed, TimeProvider time, ILogger<ThisMachine> logger)
{
    public async Task RegisterAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            LogNotLinux();
            return;
        }

        using var turn = await gate.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await database.Servers.IgnoreQueryFilters().AnyAsync(server => server.Transport == Transport.Local, cancellationToken))
        {
            return;
        }

        var now = time.GetUtcNow().UtcDateTime;
        database.Servers.Add(new Server
        {
            Name = Name(Environment.MachineName),
            Host = "localhost",
            Transport = Transport.Local,
            Environment = ServerEnvironment.Prod,
            IsMonitored = true,
            CreatedAt = now,
            UpdatedAt = now,
        });
        await database.SaveChangesAsync(cancellationToken);
        feed.Publish(new ServersChanged());
    }

    private static string Name(string machine) =>
        string.IsNullOrWhiteSpace(machine) ? "localhost" : machine[..Math.Min(machine.Length, Server.NameMaxLength)];

    [LoggerMessage(LogLevel.Information, "This machine does not run Linux and is not watched itself; servers can be added.")]
    private partial void LogNotLinux();
}
