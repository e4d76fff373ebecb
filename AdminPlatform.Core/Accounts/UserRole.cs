using AdminPlatform.Core.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPlatform.Core.Accounts;

/// <summary>A role that a user has.</summary>
public sealed class UserRole : IdentityUserRole<int>
{
    public Role Role { get; private set; } = null!;
}

internal sealed class UserRoleConfiguration : IEntityTypeConfiguration<UserRole>
{
    public void Configure(EntityTypeBuilder<UserRole> builder)
    {
        builder.ToTable("user_roles");
        builder.HasKey(userRole => new { userRole.UserId, userRole.RoleId });
        builder.HasOne<User>().WithMany(user => user.Roles).HasForeignKey(userRole => userRole.UserId);
        builder.HasOne(userRole => userRole.Role).WithMany().HasForeignKey(userRole => userRole.RoleId);
        builder.HasIndex(userRole => userRole.RoleId);
    }
}
