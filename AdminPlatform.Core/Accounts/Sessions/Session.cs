using AdminPlatform.Core.Accounts.ApiTokens;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPlatform.Core.Accounts.Sessions;

/// <summary>One sign-in, behind a console cookie or a family of API tokens. Kept after its end for the log.</summary>
public sealed class Session
{
    public Guid Id { get; set; }

    public int UserId { get; set; }

    public User User { get; private set; } = null!;

    /// <summary>Through which door it was opened: <see cref="Door.Console"/> or <see cref="Door.Api"/>.</summary>
    public Door Door { get; set; }

    /// <summary>The personal token that it belongs to; null for a sign-in.</summary>
    public ApiToken? ApiToken { get; private set; }

    /// <summary>The admin who looks through the user's eyes; null when it is the user.</summary>
    public int? ImpersonatorId { get; set; }

    /// <summary>That admin's own session, without which this one is void.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>Whether a console session outlasts the browser.</summary>
    public bool IsRemembered { get; set; }

    /// <summary>IP address at sign-in.</summary>
    public string Address { get; set; } = "";

    public string UserAgent { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>UTC; written in batches, so up to a minute behind.</summary>
    public DateTime LastSeenAt { get; set; }

    /// <summary>UTC; from then on the session is void whatever happens.</summary>
    public DateTime ExpiresAt { get; set; }

    /// <summary>UTC; null while the session lives.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Why it ended; null while it lives.</summary>
    public SessionEnd? EndReason { get; set; }
}

/// <summary>Why a session ended before its time.</summary>
public enum SessionEnd
{
    SignedOut,
    Revoked,
    PasswordChanged,
    UserDisabled,
    UserDeleted,

    /// <summary>A refresh token was presented a second time: somebody else has it.</summary>
    TokenReused,

    /// <summary>Their user signed in once more than they may be signed in at once; the oldest had to go.</summary>
    LimitReached,

    /// <summary>An admin returned from the user's eyes to their own session.</summary>
    ImpersonationEnded,

    /// <summary>Refreshed by a caller who wanted the access token before to be void; its successor goes on.</summary>
    Renewed,
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Address).HasMaxLength(64);
        builder.Property(session => session.UserAgent).HasMaxLength(512);
        builder.Property(session => session.Door).HasConversion<string>().HasMaxLength(16);
        builder.Property(session => session.EndReason).HasConversion<string>().HasMaxLength(32);
        builder.HasOne(session => session.User).WithMany().HasForeignKey(session => session.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(session => new { session.UserId, session.EndedAt });
        builder.HasIndex(session => session.ExpiresAt);

        // A session of a deleted user is void, but the log still shows it.
        builder.Navigation(session => session.User).IsRequired(false);
    }
}
