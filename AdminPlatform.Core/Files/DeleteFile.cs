using System.Globalization;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Files;

/// <summary>Deletes a file: one's own, or with <c>upload:delete</c> that of somebody who is not above the actor.</summary>
public sealed class DeleteFile
{
    private readonly Changes _changes;
    private readonly FileKeeper _keeper;
    private readonly UserWriter _users;

    internal DeleteFile(Changes changes, FileKeeper keeper, UserWriter users)
    {
        _changes = changes;
        _keeper = keeper;
        _users = users;
    }

    /// <summary>Whoever's avatar it is has none from then on. Errors: <c>file.not_found</c>, <c>user.above</c>, <c>access.denied</c>.</summary>
    public Task<Result<Done>> RunAsync(Actor actor, int fileId, CancellationToken cancellationToken) =>
        _changes.RunAsync<Done>(actor, new Change(FileKeeper.Module, "delete") { TargetId = fileId.ToString(CultureInfo.InvariantCulture) }, async scope =>
        {
            var file = await scope.Database.Files.FirstOrDefaultAsync(file => file.Id == fileId, cancellationToken);
            if (file is null)
            {
                return Error.NotFound(FileReader.NotFoundCode);
            }

            if (await RefuseAsync(scope, file, cancellationToken) is { } refused)
            {
                return refused;
            }

            await ClearAvatarsAsync(scope, file, cancellationToken);
            _keeper.Remove(scope, file);
            scope.Target = FileKeeper.TargetOf(file.Name);
            scope.Changed("path", $"{FileFolders.Root}/{FileFolders.Of(file.Kind)}/{file.StoredName}", null);
            return Done.Yes;
        }, cancellationToken);

    private static async Task<Error?> RefuseAsync(ChangeScope scope, StoredFile file, CancellationToken cancellationToken)
    {
        var actor = scope.Actor;
        if (FileRights.IsOwn(actor, file.OwnerId))
        {
            return null;
        }

        // Whoever may not even see it does not learn that it is there.
        if (actor.Deny(FilePermissions.Delete) is { } denied)
        {
            return actor.May(FilePermissions.View) ? denied : Error.NotFound(FileReader.NotFoundCode);
        }

        var owner = await UserChange.FindAsync(scope, file.OwnerId, cancellationToken);
        scope.Target = FileKeeper.TargetOf(file.Name);
        return owner.Error is { Kind: not ErrorKind.NotFound } above ? above : null;
    }

    private async Task ClearAvatarsAsync(ChangeScope scope, StoredFile file, CancellationToken cancellationToken)
    {
        if (file.Kind != FileKind.Avatar)
        {
            return;
        }

        var ending = '%' + AvatarPath.Of(file.StoredName);
        var users = await scope.Database.Users.Where(user => EF.Functions.Like(user.Avatar, ending)).ToListAsync(cancellationToken);
        foreach (var user in users)
        {
            await _users.ApplyAsync(scope, user, new UserChanges { Avatar = "" }, cancellationToken);
        }

        if (users.Count > 0)
        {
            _users.Tell(scope);
        }
    }
}
