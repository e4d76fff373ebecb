using System.Text;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using AdminPlatform.Core.Files;
using AdminPlatform.Tests.Accounts;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Tests.Files;

/// <summary>Every test of the class finds the database as after the first start, and no file.</summary>
public abstract class FilesTests(TestDatabase database) : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = new();
    private AccountsHost? _host;

    private protected AccountsHost Host => _host ??= Start();

    protected string Uploads => Path.Combine(DataDirectory, "uploads");

    private string DataDirectory => _data;

    public async Task InitializeAsync()
    {
        await using var context = await Host.DatabaseAsync();
        await context.Files.ExecuteDeleteAsync();
        await Host.ResetAsync();
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        _data.Dispose();
    }

    /// <summary>Another process on the same data, with other settings.</summary>
    private protected AccountsHost Start(params (string Key, string Value)[] settings) => new(
        database,
        (services, configuration) => services.AddFiles(configuration).AddSingleton(new DatabaseOptions { Provider = database.Options.Provider, DataDirectory = _data }),
        settings);

    private protected async Task<Actor> UploaderAsync(string name = "ann", params string[] permissions)
    {
        var role = $"of-{name}";
        await Host.AddRoleAsync(role, [FilePermissions.Create, .. permissions]);
        await Host.AddUserAsync(name, role);
        return await Host.ActorAsync(name);
    }

    private protected Task<Result<FileDetails>> UploadAsync(Actor actor, FileKind kind, string name, byte[] content) =>
        Host.Get<UploadFile>().RunAsync(actor, new NewFile(kind, name, new MemoryStream(content)), default);

    private protected Task<Result<FileDetails>> UploadTextAsync(Actor actor, string name = "notes.txt", string text = "some notes") =>
        UploadAsync(actor, FileKind.Other, name, Encoding.UTF8.GetBytes(text));

    /// <summary>Every file below uploads, whatever it is called.</summary>
    protected IReadOnlyList<string> OnDisk() =>
        Directory.Exists(Uploads) ? [.. Directory.EnumerateFiles(Uploads, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(DataDirectory, path)).Order(StringComparer.Ordinal)] : [];

    protected async Task<IReadOnlyList<StoredFile>> RowsAsync()
    {
        await using var context = await Host.DatabaseAsync();
        return await context.Files.AsNoTracking().OrderBy(file => file.Id).ToListAsync();
    }

    private protected async Task<byte[]> ReadAsync(Actor? actor, FileDetails file)
    {
        var opened = await Host.Get<FileReader>().OpenAsync(actor, file.Path.Split('/')[1], file.StoredName, default);
        await using var content = opened.Value.Content;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
