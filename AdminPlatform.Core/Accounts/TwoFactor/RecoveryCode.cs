using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPlatform.Core.Accounts.TwoFactor;

/// <summary>A code that stands in, once, for a lost authenticator.</summary>
public sealed class RecoveryCode
{
    public int UserId { get; set; }

    /// <summary>SHA-256 of the code, lower-case hexadecimal; the code itself is random, so it needs no slow hash.</summary>
    public string Hash { get; set; } = "";
}

internal sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("recovery_codes");
        builder.HasKey(code => new { code.UserId, code.Hash });
        builder.Property(code => code.Hash).HasMaxLength(64);
        builder.HasOne<User>().WithMany().HasForeignKey(code => code.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
