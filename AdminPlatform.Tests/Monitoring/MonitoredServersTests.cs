using AdminPlatform.Core.Common;
using AdminPlatform.Core.Monitoring;
using AdminPlatform.Core.Servers;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Tests.Monitoring;

public sealed class MonitoredServersOnSqlite(OnSqlite database) : MonitoredServersTests(database), IClassFixture<OnSqlite>;

public sealed class MonitoredServersOnPostgres(OnPostgres database) : MonitoredServersTests(database), IClassFixture<OnPostgres>;

public abstract class MonitoredServersTests(TestDatabase database) : IAsyncLifetime
{
    private static readonly Actor s_editor = MonitoringHost.With(MonitorPermissions.Edit);

    private MonitoringHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = new(database, new FakeTime());
        await _host.ClearAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Add_NotWatched_IsWatchedLoggedAndTold()
    {
        var server = await _host.AddServerAsync(monitored: false);
        var told = 0;
        using var subscription = _host.Feed.Subscribe<ServersChanged>(_ => told++);

        (await Servers.AddAsync(s_editor, server, default)).IsSuccess.ShouldBeTrue();
        await _host.StepAsync();

        told.ShouldBe(1);
        _host.Source.Calls(server).ShouldBe(1);
        await using var data = await _host.DatabaseAsync();
        var entry = await data.OperationLog.SingleAsync();
        (entry.Module, entry.Action, entry.Target, entry.Changes, entry.Succeeded).ShouldBe(("monitoring", "add", "web", "{\"is_monitored\":[false,true]}", true));
    }

    [Fact]
    public async Task Remove_Watched_StopsAndKeepsTheHistory()
    {
        var server = await _host.AddServerAsync();
        await _host.StepAsync();

        (await Servers.RemoveAsync(s_editor, server, default)).IsSuccess.ShouldBeTrue();
        await _host.StepAsync();

        _host.Source.Calls(server).ShouldBe(1);
        (await _host.RowsAsync(server, Core.Monitoring.Storage.Tier.Raw)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task AddAndRemove_Twice_IsFine()
    {
        var server = await _host.AddServerAsync(monitored: false);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            (await Servers.AddAsync(s_editor, server, default)).IsSuccess.ShouldBeTrue();
        }

        foreach (var _ in Enumerable.Range(0, 2))
        {
            (await Servers.RemoveAsync(s_editor, server, default)).IsSuccess.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Add_UnknownServer_IsNotFoundAndLogged()
    {
        (await Servers.AddAsync(s_editor, 4711, default)).Error!.ShouldBe(Error.NotFound("server.not_found"));

        await using var data = await _host.DatabaseAsync();
        (await data.OperationLog.SingleAsync()).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task Add_WithoutPermission_IsDenied()
    {
        var server = await _host.AddServerAsync(monitored: false);

        (await Servers.AddAsync(MonitoringHost.With(MonitorPermissions.View), server, default)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    private MonitoredServers Servers => _host.Get<MonitoredServers>();
}
