namespace AdminPlatform.Core.Access;

/// <summary>A role or permission was created, changed or deleted: what anybody may do, or what it is called, may be different now.</summary>
public sealed record RolesChanged;
