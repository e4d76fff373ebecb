using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPlatform.Core.Accounts.Passkeys;

/// <summary>A WebAuthn credential that somebody may sign in with instead of a password.</summary>
public sealed class Passkey
{
    public const int NameMaxLength = 64;

    /// <summary>As the authenticator chose it, at most 1023 bytes (WebAuthn Level 3 §4).</summary>
    public byte[] CredentialId { get; set; } = [];

    public int UserId { get; set; }

    /// <summary>What its owner calls it.</summary>
    public string Name { get; set; } = "";

    public byte[] PublicKey { get; set; } = [];

    public long SignCount { get; set; }

    /// <summary>Separated by commas, as the browser told them.</summary>
    public string Transports { get; set; } = "";

    public bool IsUserVerified { get; set; }

    public bool IsBackupEligible { get; set; }

    public bool IsBackedUp { get; set; }

    public byte[] AttestationObject { get; set; } = [];

    public byte[] ClientDataJson { get; set; } = [];

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>UTC; null until it was used.</summary>
    public DateTime? LastUsedAt { get; set; }
}

internal sealed class PasskeyConfiguration : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.ToTable("passkeys");
        builder.HasKey(passkey => passkey.CredentialId);
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(1024);
        builder.Property(passkey => passkey.Name).HasMaxLength(Passkey.NameMaxLength);
        builder.Property(passkey => passkey.Transports).HasMaxLength(128);
        builder.HasOne<User>().WithMany().HasForeignKey(passkey => passkey.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(passkey => passkey.UserId);
    }
}
