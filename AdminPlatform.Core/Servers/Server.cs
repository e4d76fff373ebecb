using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPlatform.Core.Servers;

/// <summary>A machine that the product watches and works on. Deleting is soft: its history stays.</summary>
public sealed class Server
{
    public const int NameMaxLength = 64;

    public int Id { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Host name or address; <c>localhost</c> for the local transport.</summary>
    public string Host { get; set; } = "";

    /// <summary>TCP port, 1–65535.</summary>
    public int Port { get; set; } = 22;

    public string UserName { get; set; } = "";

    public ServerEnvironment Environment { get; set; }

    public string Description { get; set; } = "";

    public Transport Transport { get; set; }

    /// <summary>False pauses everything on it.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>Whether samples are collected from it.</summary>
    public bool IsMonitored { get; set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime UpdatedAt { get; set; }

    /// <summary>UTC; set when it was deleted.</summary>
    public DateTime? DeletedAt { get; set; }
}

/// <summary>How a server is reached.</summary>
public enum Transport
{
    /// <summary>The machine the product runs on.</summary>
    Local,

    /// <summary>The OpenSSH client.</summary>
    Ssh,

    /// <summary>An HTTP scrape of Prometheus' node_exporter; metrics only.</summary>
    NodeExporter,
}

/// <summary>What a server is for.</summary>
public enum ServerEnvironment
{
    Dev,
    Test,
    Prod,
}

internal sealed class ServerConfiguration : IEntityTypeConfiguration<Server>
{
    public void Configure(EntityTypeBuilder<Server> builder)
    {
        builder.ToTable("servers");
        builder.Property(server => server.Name).HasMaxLength(Server.NameMaxLength);
        builder.Property(server => server.Host).HasMaxLength(255);
        builder.Property(server => server.UserName).HasMaxLength(64);
        builder.Property(server => server.Description).HasMaxLength(512);
        builder.Property(server => server.Environment).HasConversion<string>().HasMaxLength(8);
        builder.Property(server => server.Transport).HasConversion<string>().HasMaxLength(16);
        builder.HasQueryFilter(server => server.DeletedAt == null);
        builder.HasIndex(server => server.Name);
    }
}
