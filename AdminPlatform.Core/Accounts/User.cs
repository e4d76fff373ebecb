using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPlatform.Core.Accounts;

/// <summary>A person or machine that signs in. Never removed: deleting is soft, so that the logs keep their names.</summary>
public sealed class User : IdentityUser<int>
{
    public const int UserNameMinLength = 3;
    public const int UserNameMaxLength = 64;
    public const int EmailMaxLength = 254;
    public const int NameMaxLength = 50;
    public const int PhoneMaxLength = 32;
    public const int AvatarMaxLength = 512;

    /// <summary>Full name; empty when not given.</summary>
    public string Name { get; set; } = "";

    public string Nickname { get; set; } = "";

    /// <summary>URL or path of a picture; empty when there is none.</summary>
    public string Avatar { get; set; } = "";

    /// <summary>Whether the account may be used; false is "disabled".</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>UTC; last change of the account by somebody, signing in is none.</summary>
    public DateTime UpdatedAt { get; set; }

    /// <summary>UTC; null until the first sign-in.</summary>
    public DateTime? LastLoginAt { get; set; }

    /// <summary>UTC; set when the account was deleted. Its name and email are free again from then on.</summary>
    public DateTime? DeletedAt { get; set; }

    /// <summary>Secret of the authenticator app, encrypted; null until one is set up. It counts once <see cref="IdentityUser{TKey}.TwoFactorEnabled"/>.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>Time step (RFC 6238) of the last code that was accepted: neither it nor an older one is accepted again.</summary>
    public long LastTotpStep { get; set; }

    /// <summary>What a search looks through: name, email, full name, nickname, phone in lower case, a line each.</summary>
    public string SearchText { get; private set; } = "";

    public ICollection<UserRole> Roles { get; } = [];

    /// <summary>Sets what is derived from the other columns; call after changing any of them.</summary>
    public void Derive(ILookupNormalizer normalizer)
    {
        NormalizedUserName = normalizer.NormalizeName(UserName);
        NormalizedEmail = normalizer.NormalizeEmail(Email);
        SearchText = string.Join('\n', UserName, Email, Name, Nickname, PhoneNumber).ToLowerInvariant();
    }
}

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("users");
        builder.Property(user => user.UserName).HasMaxLength(User.UserNameMaxLength).IsRequired();
        builder.Property(user => user.NormalizedUserName).HasMaxLength(User.UserNameMaxLength).IsRequired();
        builder.Property(user => user.Email).HasMaxLength(User.EmailMaxLength);
        builder.Property(user => user.NormalizedEmail).HasMaxLength(User.EmailMaxLength);
        builder.Property(user => user.PhoneNumber).HasMaxLength(User.PhoneMaxLength);
        builder.Property(user => user.Name).HasMaxLength(User.NameMaxLength);
        builder.Property(user => user.Nickname).HasMaxLength(User.NameMaxLength);
        builder.Property(user => user.Avatar).HasMaxLength(User.AvatarMaxLength);
        builder.Property(user => user.AuthenticatorKey).HasMaxLength(512);
        builder.Property(user => user.PasswordHash).HasMaxLength(256);
        builder.Property(user => user.SecurityStamp).HasMaxLength(64);
        builder.Property(user => user.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
        builder.HasQueryFilter(user => user.DeletedAt == null);
        builder.HasIndex(user => user.NormalizedUserName).IsUnique().HasFilter("deleted_at IS NULL");
        builder.HasIndex(user => user.NormalizedEmail).IsUnique().HasFilter("deleted_at IS NULL");
        builder.HasIndex(user => user.IsEnabled).HasFilter("deleted_at IS NULL");
    }
}
