namespace AdminPlatform.Core.Files;

/// <summary>What may be done with uploaded files. One's own may be seen and deleted without any.</summary>
public static class FilePermissions
{
    public const string Create = "upload:create";

    /// <summary>See and download everybody's.</summary>
    public const string View = "upload:view";

    /// <summary>Delete everybody's.</summary>
    public const string Delete = "upload:delete";

    public static readonly IReadOnlyList<string> All = [Create, View, Delete];
}
