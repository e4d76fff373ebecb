using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Files;

internal static class FileRights
{
    /// <summary>Whether a file is the actor's own, so that it takes no permission; a token with chosen rights has none of its own.</summary>
    public static bool IsOwn(Actor actor, int ownerId) => actor.UserId == ownerId && !actor.IsConfined;
}
