using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPlatform.Core.Audit;

/// <summary>One attempt to sign in, through whichever door, successful or not.</summary>
public sealed class LoginEntry : ILogEntry
{
    public long Id { get; set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Null when no such user exists.</summary>
    public int? UserId { get; set; }

    /// <summary>The account's own name; without an account as typed, control characters removed, cut to 254 characters.</summary>
    public string UserName { get; set; } = "";

    public Door Door { get; set; }

    public string Address { get; set; } = "";

    public string UserAgent { get; set; } = "";

    public string TraceId { get; set; } = "";

    public bool Succeeded { get; set; }

    /// <summary>Code of the error; empty for a success.</summary>
    public string Reason { get; set; } = "";
}

internal sealed class LoginEntryConfiguration : IEntityTypeConfiguration<LoginEntry>
{
    public void Configure(EntityTypeBuilder<LoginEntry> builder)
    {
        builder.ToTable("login_log");
        builder.Property(entry => entry.UserName).HasMaxLength(254);
        builder.Property(entry => entry.Door).HasConversion<string>().HasMaxLength(16);
        builder.Property(entry => entry.Address).HasMaxLength(64);
        builder.Property(entry => entry.UserAgent).HasMaxLength(512);
        builder.Property(entry => entry.TraceId).HasMaxLength(32);
        builder.Property(entry => entry.Reason).HasMaxLength(64);
        builder.HasIndex(entry => new { entry.At, entry.Id });
        builder.HasIndex(entry => new { entry.Succeeded, entry.At, entry.Id });
        builder.HasIndex(entry => new { entry.UserName, entry.Succeeded, entry.At, entry.Id });
        builder.HasIndex(entry => new { entry.UserId, entry.Id });
    }
}
