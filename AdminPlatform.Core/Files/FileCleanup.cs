using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AdminPlatform.Core.Files;

/// <summary>
/// Removes what a crash or a broken connection left over, files whose row is gone, rows whose file is gone, and pictures that nobody wears any
/// more.
/// </summary>
internal sealed partial class FileCleanup(
    IDbContextFactory<AppDbContext> contexts, Changes changes, FileStore store, FileKeeper keeper, TimeProvider time, ILogger<FileCleanup> logger)
{
    /// <summary>So long a slow upload may pause, and a transaction may take.</summary>
    internal static readonly TimeSpan LeftoverAfter = TimeSpan.FromHours(1);

    /// <summary>So long an uploaded picture may wait until somebody puts it into a profile.</summary>
    internal static readonly TimeSpan UnwornAfter = TimeSpan.FromDays(1);

    private const int BatchSize = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        store.Prepare();
        RemoveParts();
        foreach (var kind in Enum.GetValues<FileKind>())
        {
            await RemoveOrphansAsync(kind, cancellationToken);
        }

        await RemoveLostAsync(cancellationToken);
        await RemoveUnwornAsync(cancellationToken);
    }

    private void RemoveParts()
    {
        foreach (var part in OldFiles(store.Incoming).Where(file => file.Extension == FileStore.PartExtension))
        {
            Delete(part);
        }
    }

    private async Task RemoveOrphansAsync(FileKind kind, CancellationToken cancellationToken)
    {
        foreach (var files in OldFiles(store.FolderOf(kind)).Where(file => FileNames.IsStored(file.Name)).Chunk(BatchSize))
        {
            var names = files.Select(file => file.Name).ToList();
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            var known = await database.Files.Where(file => names.Contains(file.StoredName)).Select(file => file.StoredName).ToHashSetAsync(cancellationToken);
            foreach (var orphan in files.Where(file => !known.Contains(file.Name)))
            {
                Delete(orphan);
            }
        }
    }

    private async Task RemoveLostAsync(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        List<int> lost = [];
        var isAnyThere = false;
        await foreach (var file in database.Files.AsNoTracking().Select(file => new { file.Id, file.Kind, file.StoredName }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var isThere = File.Exists(store.PathOf(file.Kind, file.StoredName));
            isAnyThere |= isThere;
            if (!isThere)
            {
                lost.Add(file.Id);
            }
        }

        if (lost.Count > 0 && !isAnyThere)
        {
            // More likely than that all are lost is that their disk is not there today.
            LogNoneThere(lost.Count, store.FolderOf(FileKind.Other));
            return;
        }

        await RemoveAsync("clean_up_lost", lost, cancellationToken);
    }

    private async Task RemoveUnwornAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().UtcDateTime - UnwornAfter;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var pictures = await database.Files.AsNoTracking().Where(file => file.Kind == FileKind.Avatar && file.CreatedAt < before)
            .Select(file => new { file.Id, file.StoredName }).ToListAsync(cancellationToken);
        if (pictures.Count == 0)
        {
            return;
        }

        var avatars = await database.Users.AsNoTracking().Where(user => user.Avatar != "").Select(user => user.Avatar).ToListAsync(cancellationToken);
        var worn = avatars.Select(AvatarPath.StoredNameOf).OfType<string>().ToHashSet();
        await RemoveAsync("clean_up_avatars", [.. pictures.Where(picture => !worn.Contains(picture.StoredName)).Select(picture => picture.Id)], cancellationToken);
    }

    private async Task RemoveAsync(string action, List<int> ids, CancellationToken cancellationToken)
    {
        foreach (var batch in ids.Chunk(BatchSize))
        {
            var change = new Change(FileKeeper.Module, action) { Input = new { Ids = batch } };
            var result = await changes.RunAsync<Done>(Actor.System, change, async scope =>
            {
                var files = await scope.Database.Files.Where(file => batch.Contains(file.Id)).ToListAsync(cancellationToken);
                files.ForEach(file => keeper.Remove(scope, file));
                scope.Target = FileKeeper.TargetOf(string.Join(", ", files.Select(file => file.Name)));
                return Done.Yes;
            }, cancellationToken);
            LogRemoved(batch.Length, action, result.Error?.Code ?? "done");
        }
    }

    private IEnumerable<FileInfo> OldFiles(string directory)
    {
        var before = time.GetUtcNow().UtcDateTime - LeftoverAfter;
        return Directory.Exists(directory)
            ? new DirectoryInfo(directory).EnumerateFiles().Where(file => file.LastWriteTimeUtc < before)
            : [];
    }

    private void Delete(FileInfo file)
    {
        if (FileStore.TryDelete(file.FullName))
        {
            LogDeleted(file.Name);
        }
        else
        {
            LogNotDeleted(file.FullName);
        }
    }

    [LoggerMessage(LogLevel.Information, "Removed {File}, which an upload left over.")]
    private partial void LogDeleted(string file);

    [LoggerMessage(LogLevel.Warning, "{File} is left over from an upload and could not be removed; trying again in an hour.")]
    private partial void LogNotDeleted(string file);

    [LoggerMessage(LogLevel.Information, "Removed {Count} files without use ({Action}): {Outcome}.")]
    private partial void LogRemoved(int count, string action, string outcome);

    [LoggerMessage(LogLevel.Error, "None of the {Count} uploaded files is there: see whether {Directory} is the right disk. Nothing was removed.")]
    private partial void LogNoneThere(int count, string directory);
}
