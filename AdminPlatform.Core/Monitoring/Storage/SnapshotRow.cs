using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPlatform.Core.Monitoring.Storage;

/// <summary>The newest snapshot of a server, so that a restart still knows it. Up to a minute behind.</summary>
internal sealed class SnapshotRow
{
    public int ServerId { get; set; }

    /// <summary>Unix seconds.</summary>
    public long Time { get; set; }

    /// <summary>A <see cref="MetricsSnapshot"/> as JSON.</summary>
    public string Snapshot { get; set; } = "";

    /// <summary>A <see cref="Servers.ServerFacts"/> as JSON.</summary>
    public string Facts { get; set; } = "";
}

internal sealed class SnapshotRowConfiguration : IEntityTypeConfiguration<SnapshotRow>
{
    public void Configure(EntityTypeBuilder<SnapshotRow> builder)
    {
        builder.ToTable("server_snapshots");
        builder.HasKey(row => row.ServerId);
        builder.Property(row => row.ServerId).ValueGeneratedNever();
    }
}
