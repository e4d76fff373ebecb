using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Accounts;

/// <summary>The list of users for everybody who is signed in.</summary>
public static class VisibleUsers
{
    /// <summary>All users for those who may see users, else a list with nobody but the actor. Errors: page out of range, <c>user.not_found</c>.</summary>
    public static async ValueTask<Result<Page<UserDetails>>> ListVisibleAsync(this UserReader users, Actor actor, PageRequest page, CancellationToken cancellationToken)
    {
        if (actor.May(UserPermissions.View))
        {
            return await users.ListAsync(actor, new UserQuery(page), cancellationToken);
        }

        if (page.Check("page", "page_size") is { Count: > 0 } wrong)
        {
            return Error.Invalid(wrong);
        }

        var own = await users.GetAsync(actor, actor.UserId ?? 0, cancellationToken);
        return own.Map(user => new Page<UserDetails>(page.Number == 1 ? [user] : [], 1, page.Number, page.Size));
    }
}
