namespace AdminPlatform.Web.Accounts;

/// <summary>
/// Declares what it takes to use a page or an endpoint, next to its address. For a page the layout looks at it and asks the one authorisation
/// point; behind an endpoint the operation asks by itself. A test goes through all of them and fails where the declaration is missing or wrong.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(string? permission = null) : Attribute
{
    /// <summary>Open to everybody, signed in or not.</summary>
    public static readonly NeedsAttribute Nothing = new() { IsOpen = true };

    /// <summary>Takes somebody who is signed in, and no permission: it is about themselves, or shows what they may see.</summary>
    public static readonly NeedsAttribute SignIn = new();

    /// <summary>Takes the built-in role <c>admin</c>.</summary>
    public static readonly NeedsAttribute Admin = new() { IsForAdmins = true };

    /// <summary>The permission; null where being signed in will do.</summary>
    public string? Permission { get; } = permission;

    public bool IsOpen { get; init; }

    public bool IsForAdmins { get; init; }
}

internal static class NeedsMetadata
{
    /// <summary>Declares that the endpoint takes <paramref name="permission"/>; its operation checks it.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, string permission)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new NeedsAttribute(permission));

    /// <summary>Declares that the endpoint takes a token and no permission.</summary>
    public static TBuilder NeedsSignIn<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(NeedsAttribute.SignIn);

    /// <summary>Declares that the endpoint is open to everybody.</summary>
    public static TBuilder NeedsNothing<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(NeedsAttribute.Nothing);
}
