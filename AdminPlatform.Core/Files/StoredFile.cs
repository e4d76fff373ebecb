using AdminPlatform.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPlatform.Core.Files;

/// <summary>What a file was uploaded as; decides what it must be and how it is given out.</summary>
public enum FileKind
{
    /// <summary>A picture of somebody, seen by everybody who is signed in.</summary>
    Avatar,

    Image,

    /// <summary>Anything; only ever downloaded, never shown.</summary>
    Other,
}

/// <summary>An uploaded file; its bytes lie below the data directory under <see cref="StoredName"/>.</summary>
public sealed class StoredFile
{
    public const int NameMaxLength = 255;

    public int Id { get; set; }

    /// <summary>Who uploaded it.</summary>
    public int OwnerId { get; set; }

    public User Owner { get; private set; } = null!;

    public FileKind Kind { get; set; }

    /// <summary>As the uploader called it, for showing only.</summary>
    public string Name { get; set; } = "";

    /// <summary>Random name with the extension that its bytes call for.</summary>
    public string StoredName { get; set; } = "";

    /// <summary>Media type as recognised from the bytes; <c>application/octet-stream</c> for anything but images.</summary>
    public string MediaType { get; set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }
}

internal sealed class StoredFileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("files");
        builder.Property(file => file.Kind).HasConversion<string>().HasMaxLength(16);
        builder.Property(file => file.Name).HasMaxLength(StoredFile.NameMaxLength);
        builder.Property(file => file.StoredName).HasMaxLength(64);
        builder.Property(file => file.MediaType).HasMaxLength(64);
        builder.HasOne(file => file.Owner).WithMany().HasForeignKey(file => file.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(file => file.StoredName).IsUnique();
        builder.HasIndex(file => new { file.OwnerId, file.Id });

        // Deleting a user is soft: their files stay.
        builder.Navigation(file => file.Owner).IsRequired(false);
    }
}
