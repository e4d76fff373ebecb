using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Accounts.ApiTokens;

/// <summary>A personal token must not become more than it is: it neither makes others nor touches what its owner signs in with.</summary>
public static class TokenRule
{
    public const string BarredCode = "token.barred";

    /// <summary>Null when <paramref name="actor"/> signed in, else the error to return.</summary>
    public static Error? DenyToken(this Actor actor) => actor.IsToken ? Error.Forbidden(BarredCode) : null;
}
