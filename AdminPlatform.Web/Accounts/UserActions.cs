using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Accounts.TwoFactor;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Accounts;

/// <summary>The changes of a user that take no form, each one operation of Core; the same for one user and for many.</summary>
internal sealed class UserActions(UpdateUser update, DeleteUser delete, ResetTwoFactor twoFactor, EndSessions sessions)
{
    /// <param name="actor">Who does it.</param>
    /// <param name="action">What to do.</param>
    /// <param name="userId">To whom.</param>
    /// <param name="role">Which role, for <see cref="UserAction.AddRole"/> and <see cref="UserAction.RemoveRole"/>.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public async Task<Result<Done>> RunAsync(Actor actor, UserAction action, int userId, string? role, CancellationToken cancellationToken) => action switch
    {
        UserAction.Enable or UserAction.Disable => await UpdateAsync(actor, userId, new UserChanges { IsEnabled = action == UserAction.Enable }, cancellationToken),
        UserAction.AddRole => await UpdateAsync(actor, userId, new UserChanges { AddRole = role }, cancellationToken),
        UserAction.RemoveRole => await UpdateAsync(actor, userId, new UserChanges { RemoveRole = role }, cancellationToken),
        UserAction.ResetTwoFactor => await twoFactor.RunAsync(actor, userId, cancellationToken),
        UserAction.SignOutEverywhere => (await sessions.AllOfUserAsync(actor, userId, cancellationToken)).Map(_ => Done.Yes),
        UserAction.Delete => await delete.RunAsync(actor, userId, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };

    private async Task<Result<Done>> UpdateAsync(Actor actor, int userId, UserChanges changes, CancellationToken cancellationToken) =>
        (await update.RunAsync(actor, userId, changes, cancellationToken)).Map(_ => Done.Yes);
}
