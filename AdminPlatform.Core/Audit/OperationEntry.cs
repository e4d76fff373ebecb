using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPlatform.Core.Audit;

/// <summary>One change, committed together with what it changed; or one that was refused or failed.</summary>
public sealed class OperationEntry : ILogEntry
{
    public long Id { get; set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Null for the product itself.</summary>
    public int? UserId { get; set; }

    public string UserName { get; set; } = "";

    public Guid? SessionId { get; set; }

    /// <summary>The admin who acted as <see cref="UserId"/>; null when it was the user.</summary>
    public int? ImpersonatorId { get; set; }

    public string? ImpersonatorName { get; set; }

    public Door Door { get; set; }

    public string Address { get; set; } = "";

    public string UserAgent { get; set; } = "";

    public string TraceId { get; set; } = "";

    /// <summary>HTTP method; <c>CONSOLE</c> for a page, empty for the product itself.</summary>
    public string Method { get; set; } = "";

    /// <summary>Path of the endpoint or page.</summary>
    public string Path { get; set; } = "";

    /// <summary>The feature, e.g. <c>users</c>.</summary>
    public string Module { get; set; } = "";

    /// <summary>What was done, e.g. <c>create</c>.</summary>
    public string Action { get; set; } = "";

    /// <summary>Id of what was changed; null before it exists.</summary>
    public string? TargetId { get; set; }

    /// <summary>Name of what was changed, as it was then.</summary>
    public string Target { get; set; } = "";

    /// <summary>JSON object of field → [old, new]; secrets are masked before they get here. Null when there is nothing to show.</summary>
    public string? Changes { get; set; }

    /// <summary>JSON of what was asked for, secrets masked, cut to 4000 characters; null when it takes no input.</summary>
    public string? Parameters { get; set; }

    public bool Succeeded { get; set; }

    /// <summary>Code of the error; empty for a success.</summary>
    public string Reason { get; set; } = "";

    public int DurationMilliseconds { get; set; }
}

internal sealed class OperationEntryConfiguration : IEntityTypeConfiguration<OperationEntry>
{
    public void Configure(EntityTypeBuilder<OperationEntry> builder)
    {
        builder.ToTable("operation_log");
        builder.Property(entry => entry.UserName).HasMaxLength(254);
        builder.Property(entry => entry.Door).HasConversion<string>().HasMaxLength(16);
        builder.Property(entry => entry.Address).HasMaxLength(64);
        builder.Property(entry => entry.UserAgent).HasMaxLength(512);
        builder.Property(entry => entry.TraceId).HasMaxLength(32);
        builder.Property(entry => entry.Module).HasMaxLength(32);
        builder.Property(entry => entry.Action).HasMaxLength(32);
        builder.Property(entry => entry.TargetId).HasMaxLength(64);
        builder.Property(entry => entry.Target).HasMaxLength(254);
        builder.Property(entry => entry.Reason).HasMaxLength(64);
        builder.Property(entry => entry.ImpersonatorName).HasMaxLength(64);
        builder.Property(entry => entry.Method).HasMaxLength(16);
        builder.Property(entry => entry.Path).HasMaxLength(256);
        builder.Property(entry => entry.Parameters).HasMaxLength(4000);
        builder.HasIndex(entry => new { entry.At, entry.Id });
        builder.HasIndex(entry => new { entry.Module, entry.Action, entry.Succeeded, entry.At, entry.Id });
        builder.HasIndex(entry => new { entry.UserName, entry.Module, entry.Action, entry.Succeeded, entry.At, entry.Id });
        builder.HasIndex(entry => new { entry.Module, entry.TargetId, entry.Id });
        builder.HasIndex(entry => new { entry.UserId, entry.Id });
    }
}
