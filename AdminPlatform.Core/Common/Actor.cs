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
    /// <summary>The admin behind it, when somebody looks through another user's eyes; null when it is the user.</summary>
    public Impersonator? Impersonator { get; init; }

    /// <summary>A machine with a personal token: it may not do what would outlive the token, such as changing the password.</summary>
    public bool IsToken { get; init; }

    /// <summary>A token that was given only some of its owner's rights: what is its owner's own takes the permission as well.</summary>
    public bool IsConfined { get; init; }

    /// <summary>One of their roles takes a second factor and they have set up none: until they do, they hold nothing.</summary>
    public bool MustSetUpTwoFactor { get; init; }

    /// <summary>The product itself; holds everything.</summary>
    public static readonly Actor System = new(null, "system", null, true, [], Client.System);
}

/// <summary>An admin who acts as somebody else.</summary>
public sealed record Impersonator(int UserId, string UserName);
