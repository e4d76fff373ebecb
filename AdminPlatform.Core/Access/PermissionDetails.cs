using System.Linq.Expressions;

namespace AdminPlatform.Core.Access;

/// <summary>A permission as everybody who may see permissions sees it.</summary>
/// <param name="Name">Its code, e.g. <c>user:view</c>.</param>
/// <param name="Description">Empty where whoever shows it words it.</param>
/// <param name="Module">What it is about; empty when nobody said.</param>
/// <param name="Action">What it allows; empty when nobody said.</param>
/// <param name="IsDeclared">Declared in code: can be neither renamed nor deleted.</param>
/// <param name="IsEnabled">False when no role grants it, whatever it holds.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="UpdatedAt">UTC.</param>
public sealed record PermissionDetails(
    int Id, string Name, string Description, string Module, string Action, bool IsDeclared, bool IsEnabled, DateTime CreatedAt, DateTime UpdatedAt)
{
    internal static readonly Expression<Func<Permission, PermissionDetails>> FromPermission = permission => new PermissionDetails(
        permission.Id,
        permission.Name,
        permission.Description,
        permission.Module,
        permission.Action,
        permission.IsDeclared,
        permission.IsEnabled,
        permission.CreatedAt,
        permission.UpdatedAt);
}

/// <summary>The permissions about one thing.</summary>
public sealed record PermissionModule(string Name, IReadOnlyList<PermissionDetails> Permissions);
