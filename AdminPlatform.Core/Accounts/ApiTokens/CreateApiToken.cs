using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Accounts.ApiTokens;

/// <summary>Makes a personal token for the actor.</summary>
public sealed class CreateApiToken
{
    /// <summary>How many a user may have that work.</summary>
    public const int MaxPerUser = 50;

    /// <summary>Days; a year, with a leap day.</summary>
    public const int MaxDays = 366;

    private readonly Changes _changes;
    private readonly Feed _feed;
    private readonly IOptionsMonitor<AccountOptions> _options;

    internal CreateApiToken(Changes changes, Feed feed, IOptionsMonitor<AccountOptions> options)
    {
        _changes = changes;
        _feed = feed;
        _options = options;
    }

    /// <summary>
    /// Errors: a name that is missing or too long, <c>token.expiry</c>, <c>token.expiry_required</c>, <c>permission.not_found</c>,
    /// <c>permission.not_held</c>, <c>token.limit</c>, <c>token.barred</c>, <c>access.two_factor_required</c>.
    /// </summary>
    public Task<Result<CreatedApiToken>> RunAsync(Actor actor, NewApiToken request, CancellationToken cancellationToken) =>
        _changes.RunAsync<CreatedApiToken>(actor, Change(request), async scope =>
        {
            if ((actor.DenyToken() ?? actor.DenyImpersonated()) is { } barred)
            {
                return barred;
            }

            // A token made with the password alone would be worth more once the second factor is there.
            if (actor.MustSetUpTwoFactor)
            {
                return Error.Forbidden(Authorization.TwoFactorRequiredCode);
            }

            if (Check(request, scope.Now) is { } wrong)
            {
                return Error.Invalid([wrong]);
            }

            return await DenyPermissionsAsync(scope, request.Permissions ?? [], cancellationToken)
                ?? await DenyNumberAsync(scope, cancellationToken)
                ?? Add(scope, request);
        }, cancellationToken);

    private static Change Change(NewApiToken request) => new("api_tokens", "create") { Target = TextRules.ForLog(request.Name, ApiToken.NameMaxLength), Input = request };

    private FieldError? Check(NewApiToken request, DateTime now) =>
        string.IsNullOrWhiteSpace(request.Name) ? new FieldError("name", "field.required", ["name"])
        : TextRules.Check("name", request.Name.Trim(), ApiToken.NameMaxLength) is { } name ? name
        : request.ExpiresAt is null && !_options.CurrentValue.ApiTokensWithoutExpiry ? new FieldError("expires_at", "token.expiry_required", [MaxDays])
        : request.ExpiresAt is { } at && (at <= now || at > now.AddDays(MaxDays)) ? new FieldError("expires_at", "token.expiry", [MaxDays])
        : null;

    private static async Task<Error?> DenyPermissionsAsync(ChangeScope scope, IReadOnlyList<string> chosen, CancellationToken cancellationToken)
    {
        // An admin holds whatever there is, so for them it has to be looked up.
        if (chosen.FirstOrDefault(permission => !scope.Actor.May(permission)) is { } missing)
        {
            return Error.Forbidden("permission.not_held") with { Arguments = [TextRules.ForLog(missing, Permission.NameMaxLength)] };
        }

        var declared = PermissionCatalog.All.ToHashSet();
        var others = chosen.Where(permission => !declared.Contains(permission) && TextRules.Check("permissions", permission, Permission.NameMaxLength) is null).ToList();
        var custom = others.Count == 0 ? [] : await scope.Database.Permissions.Where(row => others.Contains(row.Name)).Select(row => row.Name).ToListAsync(cancellationToken);
        return chosen.FirstOrDefault(permission => !declared.Contains(permission) && !custom.Contains(permission)) is { } unknown
            ? Error.Invalid("permissions", "permission.not_found", TextRules.ForLog(unknown, Permission.NameMaxLength))
            : null;
    }

    private static async Task<Error?> DenyNumberAsync(ChangeScope scope, CancellationToken cancellationToken) =>
        await scope.Database.ApiTokens.CountAsync(
            token => token.Session.UserId == scope.Actor.UserId && token.Session.EndedAt == null && token.Session.ExpiresAt > scope.Now, cancellationToken) >= MaxPerUser
            ? Error.Invalid("name", "token.limit", MaxPerUser)
            : null;

    private Result<CreatedApiToken> Add(ChangeScope scope, NewApiToken request)
    {
        var text = ApiTokenText.New();
        Session session = new()
        {
            Id = Guid.NewGuid(),
            UserId = scope.Actor.UserId!.Value,
            Door = Door.Api,
            Address = scope.Actor.Client.Address,
            UserAgent = scope.Actor.Client.UserAgent,
            CreatedAt = scope.Now,
            LastSeenAt = scope.Now,
            ExpiresAt = request.ExpiresAt ?? ApiTokenReader.Never,
        };
        ApiToken token = new()
        {
            SessionId = session.Id,
            Name = request.Name.Trim(),
            Hash = ApiTokenText.Hash(text),
            Hint = text[^ApiTokenText.HintLength..],
            Permissions = ApiTokenText.Join(request.Permissions?.Distinct().Order(StringComparer.Ordinal).ToList()),
        };
        scope.Database.Sessions.Add(session);
        scope.Database.ApiTokens.Add(token);
        scope.Target = token.Name;
        scope.TargetId = session.Id.ToString();
        scope.AfterCommit(() => _feed.Publish(new SessionsChanged()));
        return new CreatedApiToken(
            new ApiTokenDetails(session.Id, token.Name, token.Hint, ApiTokenText.Split(token.Permissions), session.CreatedAt, null, request.ExpiresAt, IsExpired: false), text);
    }
}
