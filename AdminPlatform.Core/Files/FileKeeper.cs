using System.Globalization;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Files.Images;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Files;

/// <summary>The steps that keeping a file is made of, inside one change.</summary>
internal sealed class FileKeeper(FileStore store, FileStaging staging, FileQuota quota, IOptionsMonitor<UploadOptions> options, Feed feed)
{
    public const string Module = "files";

    /// <summary>Characters that the log has for the name of what was changed.</summary>
    private const int TargetMaxLength = 254;

    public static string TargetOf(string name) => TextRules.ForLog(name, TargetMaxLength);

    /// <summary>A name for what was staged, with the extension that its bytes call for.</summary>
    public static string NameFor(StagedFile staged) => FileNames.NewStored((staged.Image ?? ImageFormat.None).Extension);

    /// <summary>Adds the row and puts the file in its place. Errors: <c>file.too_large</c>, <c>file.not_an_image</c>, <c>file.quota</c>, <c>file.storage</c>, and why it was refused before.</summary>
    public async Task<Result<StoredFile>> KeepAsync(ChangeScope scope, FileKind kind, StagedFile staged, string storedName, CancellationToken cancellationToken)
    {
        if (scope.Actor.UserId is not { } ownerId)
        {
            return Error.Forbidden(Authorization.DeniedCode) with { Arguments = [FilePermissions.Create] };
        }

        if (FileRules.Check(kind, staged, options.CurrentValue) is { } wrong)
        {
            return wrong;
        }

        if (await quota.CheckAsync(scope.Database, ownerId, staged, cancellationToken) is { } exceeded)
        {
            return exceeded;
        }

        var file = new StoredFile
        {
            OwnerId = ownerId,
            Kind = kind,
            Name = staged.Name,
            StoredName = storedName,
            MediaType = (staged.Image ?? ImageFormat.None).MediaType,
            Size = staged.Size,
            CreatedAt = scope.Now,
        };
        scope.Database.Files.Add(file);
        await scope.Database.SaveChangesAsync(cancellationToken);
        if (TryPlace(staged, kind, storedName) is { } broken)
        {
            return broken;
        }

        scope.TargetId = file.Id.ToString(CultureInfo.InvariantCulture);
        scope.Changed("path", null, $"{FileFolders.Root}/{FileFolders.Of(kind)}/{storedName}");
        scope.Changed("size", null, file.Size);
        Tell(scope, ownerId);
        return file;
    }

    /// <summary>After the commit.</summary>
    public void Tell(ChangeScope scope, int ownerId) => scope.AfterCommit(() => feed.Publish(new FilesChanged(ownerId)));

    /// <summary>After the commit the bytes go as well; when they cannot now, the clean-up takes them.</summary>
    public void Remove(ChangeScope scope, StoredFile file)
    {
        scope.Database.Files.Remove(file);
        scope.AfterCommit(() => store.TryDelete(file.Kind, file.StoredName));
        Tell(scope, file.OwnerId);
    }

    private Error? TryPlace(StagedFile staged, FileKind kind, string storedName)
    {
        try
        {
            store.Place(staged, kind, storedName);
            return null;
        }
        catch (Exception exception) when (FileStaging.IsBroken(exception))
        {
            return staging.Broken(exception);
        }
    }
}
