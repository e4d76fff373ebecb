using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPlatform.Core.Access;

/// <summary>Something that a role can grant: declared by a feature in code, or added for systems that ask this one what their users may do.</summary>
public sealed class Permission
{
    public const int NameMaxLength = 64;
    public const int DescriptionMaxLength = 256;
    public const int ModuleMaxLength = 32;
    public const int ActionMaxLength = 32;

    public int Id { get; set; }

    /// <summary>Its code, unique: <c>module:action</c> for those of <see cref="PermissionCatalog"/>.</summary>
    public string Name { get; set; } = "";

    /// <summary>Empty where the console words it, as it does for declared ones.</summary>
    public string Description { get; set; } = "";

    /// <summary>What it is about: <c>user</c> in <c>user:view</c>.</summary>
    public string Module { get; set; } = "";

    /// <summary>What it allows: <c>view</c> in <c>user:view</c>.</summary>
    public string Action { get; set; } = "";

    /// <summary>Declared in code: can be neither renamed nor deleted.</summary>
    public bool IsDeclared { get; set; }

    /// <summary>A disabled permission is granted by no role.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime UpdatedAt { get; set; }
}

internal sealed class PermissionConfiguration : IEntityTypeConfiguration<Permission>
{
    public void Configure(EntityTypeBuilder<Permission> builder)
    {
        builder.ToTable("permissions");
        builder.Property(permission => permission.Name).HasMaxLength(Permission.NameMaxLength);
        builder.Property(permission => permission.Description).HasMaxLength(Permission.DescriptionMaxLength);
        builder.Property(permission => permission.Module).HasMaxLength(Permission.ModuleMaxLength);
        builder.Property(permission => permission.Action).HasMaxLength(Permission.ActionMaxLength);
        builder.HasIndex(permission => permission.Name).IsUnique();
    }
}
