namespace AdminPlatform.Core.Accounts;

/// <summary>The first admin of an unattended installation; configuration section <c>Bootstrap</c>.</summary>
public sealed class BootstrapOptions
{
    public const string Section = "Bootstrap";

    public string AdminUsername { get; set; } = "admin";

    /// <summary>When set and there is no admin yet, that admin is created at start with this password.</summary>
    public string? AdminPassword { get; set; }
}
