using AdminPlatform.Core.Accounts.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPlatform.Core.Accounts.ApiTokens;

/// <summary>A personal token for machines: a session of its own that lasts as long as its owner said, with no more rights than they chose.</summary>
public sealed class ApiToken
{
    public const int NameMaxLength = 64;

    /// <summary>The session behind it, which says whose it is, when it was made and seen, and whether it still holds.</summary>
    public Guid SessionId { get; set; }

    public Session Session { get; private set; } = null!;

    /// <summary>What its owner calls it.</summary>
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the token, lower-case hexadecimal; the token itself is shown once.</summary>
    public string Hash { get; set; } = "";

    /// <summary>Its last characters, to tell one from another.</summary>
    public string Hint { get; set; } = "";

    /// <summary>Permission codes separated by commas, of which it never has more than its owner has at the time; null is everything its owner may.</summary>
    public string? Permissions { get; set; }
}

internal sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.ToTable("api_tokens");
        builder.HasKey(token => token.SessionId);
        builder.Property(token => token.Name).HasMaxLength(ApiToken.NameMaxLength);
        builder.Property(token => token.Hash).HasMaxLength(64);
        builder.Property(token => token.Hint).HasMaxLength(8);
        builder.HasOne(token => token.Session).WithOne(session => session.ApiToken).HasForeignKey<ApiToken>(token => token.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(token => token.Hash).IsUnique();
    }
}
