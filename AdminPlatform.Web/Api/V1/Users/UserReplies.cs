using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Api.V1.Users;

/// <summary>Puts users into the envelope, with what their roles grant.</summary>
internal sealed class UserReplies(V1Replies replies, HeldPermissions permissions)
{
    public async ValueTask<IResult> OfAsync(Result<UserDetails> result, string message, CancellationToken cancellationToken) =>
        replies.Of(result, await ViewAsync(cancellationToken), message);

    /// <summary>One page, as the document that the endpoint is from calls its parts.</summary>
    public async ValueTask<IResult> PageAsync<TPage>(
        Result<Page<UserDetails>> result, Func<IReadOnlyList<UserView>, Page<UserDetails>, TPage> page, CancellationToken cancellationToken)
    {
        var view = await ViewAsync(cancellationToken);
        return replies.Of(result, found => page([.. found.Items.Select(view)], found), "read");
    }

    public async ValueTask<Func<UserDetails, UserView>> ViewAsync(CancellationToken cancellationToken)
    {
        var grants = await permissions.ReadAsync(cancellationToken);
        return user => UserView.Of(user, grants);
    }
}
