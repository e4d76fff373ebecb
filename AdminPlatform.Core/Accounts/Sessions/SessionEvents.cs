namespace AdminPlatform.Core.Accounts.Sessions;

/// <summary>Sessions ended: whoever holds something open for them must let go of it now.</summary>
public sealed record SessionsEnded(IReadOnlyCollection<Guid> Ids, SessionEnd Reason);

/// <summary>What a user may do or is called changed: their open pages must be drawn anew.</summary>
public sealed record AccessChanged(int UserId);

/// <summary>Some user was created, changed or deleted, or signed in.</summary>
public sealed record UsersChanged;

/// <summary>Some session began or ended.</summary>
public sealed record SessionsChanged;
