using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPlatform.Core.Monitoring.Storage;

/// <summary>
/// What a server did in one step of a tier: how many samples, and for each metric their sum, least and greatest. Written and read by SQL
/// (<see cref="SampleSql"/>), so its metrics are known to the model only.
/// </summary>
internal sealed class SampleRow
{
    public int ServerId { get; set; }

    public Tier Tier { get; set; }

    /// <summary>Unix seconds of the start.</summary>
    public long Time { get; set; }

    public int Count { get; set; }
}

internal sealed class SampleRowConfiguration : IEntityTypeConfiguration<SampleRow>
{
    public void Configure(EntityTypeBuilder<SampleRow> builder)
    {
        // Clustered by the key: reading a range of a server is reading neighbours. No foreign key: it would cost a look-up for every
        // sample, and servers are never removed for real.
        builder.ToTable("samples");
        builder.HasAnnotation(ClusteredTables.Annotation, true);
        builder.HasKey(row => new { row.ServerId, row.Tier, row.Time });
        builder.Property(row => row.ServerId).ValueGeneratedNever();
        foreach (var metric in SampleMetrics.All)
        {
            // As narrow as the values are: PostgreSQL pays for the type, SQLite for the value.
            Add(builder, $"{metric}Sum", metric.IsRate() ? typeof(long?) : typeof(int?));
            Add(builder, $"{metric}Min", Extreme(metric));
            Add(builder, $"{metric}Max", Extreme(metric));
        }
    }

    private static Type Extreme(SampleMetric metric) => metric.IsRate() ? typeof(long?) : metric.IsPercent() ? typeof(short?) : typeof(int?);

    private static void Add(EntityTypeBuilder<SampleRow> builder, string name, Type type) => builder.Property(type, name);
}
