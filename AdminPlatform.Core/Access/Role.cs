using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPlatform.Core.Access;

/// <summary>A named set of permissions.</summary>
public sealed class Role : IdentityRole<int>
{
    public const int NameMaxLength = 64;

    public string Description { get; set; } = "";

    /// <summary>A disabled role grants nothing.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>Ships with the product; can neither be renamed nor deleted.</summary>
    public bool IsBuiltIn { get; set; }

    /// <summary>Whoever has it may do nothing before they have set up a second factor.</summary>
    public bool RequiresTwoFactor { get; set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime UpdatedAt { get; set; }

    public ICollection<RolePermission> Permissions { get; } = [];
}

/// <summary>A permission that a role grants.</summary>
public sealed class RolePermission
{
    public int RoleId { get; set; }

    /// <summary>Name of a <see cref="Access.Permission"/>.</summary>
    public string Permission { get; set; } = "";
}

internal sealed class RoleConfiguration : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.ToTable("roles");
        builder.Property(role => role.Name).HasMaxLength(Role.NameMaxLength).IsRequired();
        builder.Property(role => role.NormalizedName).HasMaxLength(Role.NameMaxLength).IsRequired();
        builder.Property(role => role.Description).HasMaxLength(256);
        builder.Property(role => role.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
        builder.HasIndex(role => role.NormalizedName).IsUnique();
        builder.HasMany(role => role.Permissions).WithOne().HasForeignKey(permission => permission.RoleId);
    }
}

internal sealed class RolePermissionConfiguration : IEntityTypeConfiguration<RolePermission>
{
    public void Configure(EntityTypeBuilder<RolePermission> builder)
    {
        builder.ToTable("role_permissions");
        builder.HasKey(permission => new { permission.RoleId, permission.Permission });
        builder.Property(permission => permission.Permission).HasMaxLength(64);
    }
}
