using System.Globalization;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Files;

/// <summary>The picture of oneself; like the rest of one's profile it takes no permission and no id.</summary>
public sealed class OwnAvatar
{
    private readonly Changes _changes;
    private readonly FileStaging _staging;
    private readonly FileKeeper _keeper;
    private readonly FileStore _store;
    private readonly UserWriter _users;

    internal OwnAvatar(Changes changes, FileStaging staging, FileKeeper keeper, FileStore store, UserWriter users)
    {
        _changes = changes;
        _staging = staging;
        _keeper = keeper;
        _store = store;
        _users = users;
    }

    /// <summary>
    /// Takes in a picture and makes it the actor's; the one before goes. Errors: <c>file.name</c>, <c>file.empty</c>, <c>file.too_large</c>,
    /// <c>file.not_an_image</c>, <c>file.quota</c>, <c>file.storage</c>, <c>user.not_found</c>.
    /// </summary>
    public async Task<Result<FileDetails>> SetAsync(Actor actor, string name, Stream content, CancellationToken cancellationToken)
    {
        using var staged = await _staging.StageAsync(actor.UserId ?? 0, FileKind.Avatar, name, content, cancellationToken);
        var storedName = FileKeeper.NameFor(staged);
        var result = await _changes.RunAsync<FileDetails>(actor, Own(actor, "set_avatar") with { Input = new { staged.Name, staged.Size } }, async scope =>
        {
            if (await ChangeAsync(scope, AvatarPath.Of(storedName), cancellationToken) is { } wrong)
            {
                return wrong;
            }

            var kept = await _keeper.KeepAsync(scope, FileKind.Avatar, staged, storedName, cancellationToken);
            Aim(scope, actor);
            return kept.Map(file => new FileDetails(
                file.Id, file.OwnerId, actor.UserName, file.Kind, file.Name, file.StoredName, file.MediaType, file.Size, file.CreatedAt));
        }, cancellationToken);
        if (!result.IsSuccess)
        {
            _store.TryDelete(FileKind.Avatar, storedName);
        }

        return result;
    }

    /// <summary>The actor has no picture from now on. Errors: <c>user.not_found</c>.</summary>
    public Task<Result<Done>> RemoveAsync(Actor actor, CancellationToken cancellationToken) =>
        _changes.RunAsync<Done>(
            actor,
            Own(actor, "remove_avatar"),
            async scope => await ChangeAsync(scope, "", cancellationToken) is { } wrong ? wrong : Done.Yes,
            cancellationToken);

    private async Task<Error?> ChangeAsync(ChangeScope scope, string avatar, CancellationToken cancellationToken)
    {
        if (await scope.Database.Users.FirstOrDefaultAsync(user => user.Id == scope.Actor.UserId, cancellationToken) is not { } user)
        {
            return Error.NotFound(UserReader.NotFoundCode);
        }

        var before = AvatarPath.StoredNameOf(user.Avatar);
        if (await _users.ApplyAsync(scope, user, new UserChanges { Avatar = avatar }, cancellationToken) is { } wrong)
        {
            return wrong;
        }

        // Only one's own: an avatar may name the picture of somebody else.
        if (before is not null && await scope.Database.Files.FirstOrDefaultAsync(file => file.StoredName == before && file.OwnerId == user.Id, cancellationToken) is { } file)
        {
            _keeper.Remove(scope, file);
        }

        // Before the quota is asked: the picture that goes makes room for the one that comes.
        await scope.Database.SaveChangesAsync(cancellationToken);
        _users.Tell(scope);
        return null;
    }

    private static Change Own(Actor actor, string action) => new("profile", action) { TargetId = IdOf(actor), Target = actor.UserName };

    private static void Aim(ChangeScope scope, Actor actor) => (scope.TargetId, scope.Target) = (IdOf(actor), actor.UserName);

    private static string? IdOf(Actor actor) => actor.UserId?.ToString(CultureInfo.InvariantCulture);
}
