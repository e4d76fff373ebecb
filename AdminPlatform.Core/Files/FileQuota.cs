using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Files;

/// <summary>How much one user may have lying here. Every file counts as <see cref="LeastCharge"/> at least: a disk can run out of inodes before it does of bytes.</summary>
internal sealed class FileQuota(IDbContextFactory<AppDbContext> contexts, IOptionsMonitor<UploadOptions> options)
{
    /// <summary>Bytes; a block of the usual file system.</summary>
    private const long LeastCharge = 4096;

    public async Task<FileUsage> UsageAsync(int ownerId, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return new FileUsage(await UsedAsync(database, ownerId, cancellationToken), options.CurrentValue.Quota);
    }

    /// <summary>Bytes, 0 where no further file fits; a first look, <see cref="CheckAsync"/> is what counts.</summary>
    public async Task<long> LeftAsync(int ownerId, CancellationToken cancellationToken)
    {
        if (options.CurrentValue.Quota is not { } quota)
        {
            return long.MaxValue;
        }

        var usage = await UsageAsync(ownerId, cancellationToken);
        return quota - usage.Used is >= LeastCharge and var left ? left : 0;
    }

    /// <summary>Inside the transaction, so that uploads at the same time do not add up to more. Errors: <c>file.quota</c>.</summary>
    public async Task<Error?> CheckAsync(AppDbContext database, int ownerId, StagedFile staged, CancellationToken cancellationToken) =>
        options.CurrentValue.Quota is { } quota && await UsedAsync(database, ownerId, cancellationToken) + Math.Max(staged.Size, LeastCharge) > quota ? Exceeded(staged.Name) : null;

    public Error Exceeded(string name) => Error.Invalid("file", "file.quota", name, options.CurrentValue.QuotaMegabytesPerUser);

    private static async Task<long> UsedAsync(AppDbContext database, int ownerId, CancellationToken cancellationToken) =>
        await database.Files.Where(file => file.OwnerId == ownerId).SumAsync(file => file.Size < LeastCharge ? LeastCharge : file.Size, cancellationToken);
}
