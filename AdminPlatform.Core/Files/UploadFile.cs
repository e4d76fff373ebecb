using AdminPlatform.Core.Access;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Files;

/// <summary>
/// Takes in a file, in one step or in two: whoever learns what a file is uploaded as only after its bytes stages it first and keeps it then.
/// </summary>
public sealed class UploadFile
{
    /// <summary>The disk cannot be written: nothing that the caller could mend.</summary>
    public const string StorageCode = "file.storage";

    private readonly Changes _changes;
    private readonly FileStaging _staging;
    private readonly FileKeeper _keeper;
    private readonly FileStore _store;

    internal UploadFile(Changes changes, FileStaging staging, FileKeeper keeper, FileStore store)
    {
        _changes = changes;
        _staging = staging;
        _keeper = keeper;
        _store = store;
    }

    /// <summary>Why a file of that name is refused by its size alone; for pages, which can say so before anything is sent.</summary>
    public static Error TooLarge(string name, int megabytes) => FileRules.TooLarge(name, megabytes);

    /// <summary>
    /// Errors: <c>file.name</c>, <c>file.empty</c>, <c>file.too_large</c>, <c>file.not_an_image</c>, <c>file.quota</c>, <c>file.storage</c>,
    /// <c>access.denied</c>.
    /// </summary>
    public async Task<Result<FileDetails>> RunAsync(Actor actor, NewFile file, CancellationToken cancellationToken)
    {
        using var staged = await StageAsync(actor, file.Kind, file.Name, file.Content, cancellationToken);
        return await KeepAsync(actor, file.Kind, staged, cancellationToken);
    }

    /// <summary>Takes the bytes in. What is wrong with them is said, and logged, by <see cref="KeepAsync"/>.</summary>
    /// <param name="actor">Who uploads.</param>
    /// <param name="kind">Null while it is not known.</param>
    /// <param name="name">As the uploader calls it.</param>
    /// <param name="content">Read to its end or to the limit.</param>
    /// <param name="cancellationToken">Removes what came in so far.</param>
    public async Task<StagedFile> StageAsync(Actor actor, FileKind? kind, string name, Stream content, CancellationToken cancellationToken) =>
        actor.Deny(FilePermissions.Create) is { } denied ? new StagedFile(TextRules.ForLog(name, StoredFile.NameMaxLength), denied)
        : await _staging.StageAsync(actor.UserId ?? 0, kind, name, content, cancellationToken);

    /// <inheritdoc cref="RunAsync"/>
    public async Task<Result<FileDetails>> KeepAsync(Actor actor, FileKind kind, StagedFile staged, CancellationToken cancellationToken)
    {
        var storedName = FileKeeper.NameFor(staged);
        var change = new Change(FileKeeper.Module, "upload")
        {
            Permission = FilePermissions.Create,
            Target = FileKeeper.TargetOf(staged.Name),
            Input = new { Type = kind.ToString(), staged.Name, staged.Size },
        };
        var result = await _changes.RunAsync<FileDetails>(actor, change, async scope =>
        {
            var kept = await _keeper.KeepAsync(scope, kind, staged, storedName, cancellationToken);
            return kept.Map(file => new FileDetails(
                file.Id, file.OwnerId, actor.UserName, file.Kind, file.Name, file.StoredName, file.MediaType, file.Size, file.CreatedAt));
        }, cancellationToken);
        if (!result.IsSuccess)
        {
            _store.TryDelete(kind, storedName);
        }

        return result;
    }
}
