using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Files;

/// <summary>How much one user may have lying here.</summary>
internal sealed class FileQuota(IDbContextFactory<AppDbContext> contexts, IOptionsMonitor<UploadOptions> options)
{
    public async Task<FileUsage> UsageAsync(int ownerId, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return new FileUsage(await UsedAsync(database, ownerId, cancellationToken), options.CurrentValue.Quota);
    }

    /// <summary>Bytes; a first look, <see cref="CheckAsync"/> is what counts.</summary>
    public async Task<long> LeftAsync(int ownerId, CancellationToken cancellationToken)
    {
        if (options.CurrentValue.Quota is not { } quota)
        {
            return long.MaxValue;
        }

        var usage = await UsageAsync(ownerId, cancellationToken);
        return Math.Max(0, quota - usage.Used);
    }

    /// <summary>Inside the transaction, so that uploads at the same time do not add up to more. Errors: <c>file.quota</c>.</summary>
    public async Task<Error?> CheckAsync(AppDbContext database, int ownerId, StagedFile staged, CancellationToken cancellationToken) =>
        options.CurrentValue.Quota is { } quota && await UsedAsync(database, ownerId, cancellationToken) + staged.Size > quota ? Exceeded(staged.Name) : null;

    public Error Exceeded(string name) => Error.Invalid("file", "file.quota", name, options.CurrentValue.QuotaMegabytesPerUser);

    private static async Task<long> UsedAsync(AppDbContext database, int ownerId, CancellationToken cancellationToken) =>
        await database.Files.Where(file => file.OwnerId == ownerId).SumAsync(file => file.Size, cancellationToken);
}
