using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Files;

/// <summary>Reads files: everybody sees their own, whoever holds <c>upload:view</c> sees all.</summary>
public sealed class FileReader
{
    public const string NotFoundCode = "file.not_found";

    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly FileStore _store;
    private readonly FileQuota _quota;

    internal FileReader(IDbContextFactory<AppDbContext> contexts, FileStore store, FileQuota quota)
    {
        _contexts = contexts;
        _store = store;
        _quota = quota;
    }

    /// <summary>One page of files, newest first. Errors: page out of range, search too long, <c>access.denied</c> for another's files.</summary>
    public async Task<Result<Page<FileDetails>>> ListAsync(Actor actor, FileQuery query, CancellationToken cancellationToken)
    {
        FieldError[] wrong = [.. query.Page.Check("page", "page_size"), .. new[] { TextRules.Check("search", query.Search, FileQuery.SearchMaxLength) }.OfType<FieldError>()];
        if (wrong.Length > 0)
        {
            return Error.Invalid(wrong);
        }

        if (query.OwnerId is { } asked && !FileRights.IsOwn(actor, asked) && actor.Deny(FilePermissions.View) is { } denied)
        {
            return denied;
        }

        if (actor.IsConfined && actor.Deny(FilePermissions.View) is { } confined)
        {
            return confined;
        }

        await using var database = await _contexts.CreateDbContextAsync(cancellationToken);
        var files = Filter(database, query, actor.May(FilePermissions.View) ? query.OwnerId : actor.UserId ?? 0);
        var total = await files.LongCountAsync(cancellationToken);
        if (query.Page.Offset >= total)
        {
            return new Page<FileDetails>([], total, query.Page.Number, query.Page.Size);
        }

        var items = await files.OrderByDescending(file => file.Id).Skip((int)query.Page.Offset).Take(query.Page.Size)
            .Select(FileDetails.FromFile).ToListAsync(cancellationToken);
        return new Page<FileDetails>(items, total, query.Page.Number, query.Page.Size);
    }

    /// <summary>
    /// Opens a file by its address. An avatar is open to everybody, anything else to its uploader and to <c>upload:view</c>. Errors:
    /// <c>file.not_found</c>, also for what the actor may not see.
    /// </summary>
    /// <param name="actor">Null for somebody who is not signed in.</param>
    /// <param name="folder">Folder of the kind, see <see cref="FileFolders"/>.</param>
    /// <param name="storedName">The random name.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public async Task<Result<FileContent>> OpenAsync(Actor? actor, string folder, string storedName, CancellationToken cancellationToken)
    {
        if (FileFolders.KindOf(folder) is not { } kind || !FileNames.IsStored(storedName))
        {
            return Error.NotFound(NotFoundCode);
        }

        await using var database = await _contexts.CreateDbContextAsync(cancellationToken);
        var file = await database.Files.IgnoreQueryFilters().AsNoTracking().Where(file => file.StoredName == storedName && file.Kind == kind)
            .Select(FileDetails.FromFile).FirstOrDefaultAsync(cancellationToken);
        return file is not null && MaySee(actor, file) && _store.Open(kind, storedName) is { } content ? new FileContent(file, content) : Error.NotFound(NotFoundCode);
    }

    /// <summary>How much the actor has uploaded, and may.</summary>
    public async Task<Result<FileUsage>> UsageAsync(Actor actor, CancellationToken cancellationToken) =>
        await _quota.UsageAsync(actor.UserId ?? 0, cancellationToken);

    private static bool MaySee(Actor? actor, FileDetails file) =>
        file.Kind == FileKind.Avatar || (actor is not null && (FileRights.IsOwn(actor, file.OwnerId) || actor.May(FilePermissions.View)));

    private static IQueryable<StoredFile> Filter(AppDbContext database, FileQuery query, int? ownerId)
    {
        // Whose account is gone still has a name.
        var files = database.Files.IgnoreQueryFilters().AsNoTracking();
        if (ownerId is { } owner)
        {
            files = files.Where(file => file.OwnerId == owner);
        }

        if (query.Kind is { } kind)
        {
            files = files.Where(file => file.Kind == kind);
        }

        if (!string.IsNullOrWhiteSpace(query.Search))
        {
            var term = query.Search.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // the database lowers it, by its own rules
            files = files.Where(file => file.Name.ToLower().Contains(term));
#pragma warning restore CA1304, CA1311, CA1862
        }

        return files;
    }
}
