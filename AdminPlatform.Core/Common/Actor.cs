using System.Collections.Frozen;

namespace AdminPlatform.Core.Common;

/// <summary>Who acts, resolved anew for every operation from the live session, never from claims.</summary>
/// <param name="UserId">Null for the product itself.</param>
/// <param name="UserName">Their name at this moment, for the logs.</param>
/// <param name="SessionId">Their session; null for the product itself.</param>
/// <param name="IsAdmin">Whether they hold the built-in role <c>admin</c>.</param>
/// <param name="Permissions">The permission codes that their enabled roles grant.</param>
/// <param name="Client">Where they come from.</param>
public sealed record Actor(int? UserId, string UserName, Guid? SessionId, bool IsAdmin, FrozenSet<string> Permissions, Client Client)
{
    /// <summary>The product itself; holds everything.</summary>
    public static readonly Actor System = new(null, "system", null, true, [], Client.System);
}
