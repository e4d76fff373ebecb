using System.Buffers.Text;
using System.Globalization;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts.ApiTokens;
using AdminPlatform.Core.Accounts.Passwords;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts.Passkeys;

/// <summary>What users do with their own passkeys; none of it is for personal tokens (<c>token.barred</c>).</summary>
public sealed class OwnPasskeys
{
    public const int MaxPerUser = 20;

    private const string Module = "passkeys";
    private const int TransportsMaxLength = 128;

    private readonly Changes _changes;
    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly OwnPassword _password;
    private readonly AddressLimits _limits;

    internal OwnPasskeys(Changes changes, IDbContextFactory<AppDbContext> contexts, OwnPassword password, AddressLimits limits)
    {
        _changes = changes;
        _contexts = contexts;
        _password = password;
        _limits = limits;
    }

    /// <summary>The actor's passkeys by name.</summary>
    public async Task<Result<IReadOnlyList<PasskeyDetails>>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var database = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.Passkeys.AsNoTracking()
            .Where(passkey => passkey.UserId == actor.UserId)
            .OrderBy(passkey => passkey.Name).ThenBy(passkey => passkey.CreatedAt)
            .Select(passkey => new { passkey.CredentialId, passkey.Name, passkey.CreatedAt, passkey.LastUsedAt })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new PasskeyDetails(Base64Url.EncodeToString(row.CredentialId), row.Name, row.CreatedAt, row.LastUsedAt));
    }

    /// <summary>
    /// Whether the actor may add one called <paramref name="name"/>, asked before their authenticator is. Errors: a name that is missing or too
    /// long, <c>password.wrong</c> on the field <c>password</c>, <c>password.busy</c>, <c>passkey.limit</c>, <c>request.too_many</c>.
    /// </summary>
    public async Task<Result<Done>> BeginAsync(Actor actor, string name, string password, CancellationToken cancellationToken)
    {
        if ((actor.DenyToken() ?? actor.DenyImpersonated()) is { } barred)
        {
            return await _changes.DenyAsync(actor, Own(actor, "begin"), barred);
        }

        if (_limits.SignIn(actor.Client) is { } exceeded)
        {
            return exceeded;
        }

        var proof = await _password.ProveAsync(actor, password, cancellationToken);
        return await _changes.RunAsync<Done>(actor, Own(actor, "begin"), async scope =>
        {
            if (await scope.Database.Users.FirstOrDefaultAsync(user => user.Id == actor.UserId, cancellationToken) is not { } user)
            {
                return Error.NotFound(UserReader.NotFoundCode);
            }

            var wrong = _password.Deny(user, proof, "password") ?? Check(name) ?? await DenyNumberAsync(scope, cancellationToken);
            return wrong is null ? Done.Yes : wrong;
        }, cancellationToken);
    }

    /// <summary>Keeps what the framework has verified. Errors: <c>passkey.exists</c>, <c>passkey.limit</c>.</summary>
    public async Task<Result<Done>> AddAsync(Actor actor, string name, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        (actor.DenyToken() ?? actor.DenyImpersonated()) is { } barred
            ? await _changes.DenyAsync(actor, Own(actor, "add"), barred)
            : await _changes.RunAsync<Done>(actor, Own(actor, "add"), async scope =>
            {
                var id = passkey.CredentialId;
                if (await scope.Database.Passkeys.AnyAsync(row => row.CredentialId == id, cancellationToken))
                {
                    return Error.Conflict("name", "passkey.exists");
                }

                if ((Check(name) ?? await DenyNumberAsync(scope, cancellationToken)) is { } wrong)
                {
                    return wrong;
                }

                scope.Database.Passkeys.Add(RowOf(scope, name.Trim(), passkey));
                scope.Changed("passkey", null, name.Trim());
                return Done.Yes;
            }, cancellationToken);

    /// <summary>Removes one of the actor's own. Errors: <c>passkey.not_found</c>, also for somebody else's.</summary>
    public async Task<Result<Done>> RemoveAsync(Actor actor, string id, CancellationToken cancellationToken) =>
        (actor.DenyToken() ?? actor.DenyImpersonated()) is { } barred
            ? await _changes.DenyAsync(actor, Own(actor, "remove"), barred)
            : await _changes.RunAsync<Done>(actor, Own(actor, "remove"), async scope =>
            {
                var credential = Base64Url.IsValid(id) ? Base64Url.DecodeFromChars(id) : [];
                if (await scope.Database.Passkeys.FirstOrDefaultAsync(row => row.CredentialId == credential && row.UserId == actor.UserId, cancellationToken) is not { } row)
                {
                    return Error.NotFound("passkey.not_found");
                }

                scope.Changed("passkey", row.Name, null);
                scope.Database.Passkeys.Remove(row);
                return Done.Yes;
            }, cancellationToken);

    private static Change Own(Actor actor, string action) =>
        new(Module, action) { TargetId = actor.UserId?.ToString(CultureInfo.InvariantCulture), Target = actor.UserName };

    private static Error? Check(string name) =>
        string.IsNullOrWhiteSpace(name) ? Error.Invalid("name", "field.required", "name")
        : TextRules.Check("name", name.Trim(), Passkey.NameMaxLength) is { } wrong ? Error.Invalid([wrong])
        : null;

    private static async Task<Error?> DenyNumberAsync(ChangeScope scope, CancellationToken cancellationToken) =>
        await scope.Database.Passkeys.CountAsync(row => row.UserId == scope.Actor.UserId, cancellationToken) >= MaxPerUser
            ? Error.Invalid("name", "passkey.limit", MaxPerUser)
            : null;

    private static Passkey RowOf(ChangeScope scope, string name, UserPasskeyInfo passkey) => new()
    {
        CredentialId = passkey.CredentialId,
        UserId = scope.Actor.UserId!.Value,
        Name = name,
        PublicKey = passkey.PublicKey,
        SignCount = passkey.SignCount,
        Transports = TextRules.ForLog(string.Join(',', passkey.Transports ?? []), TransportsMaxLength),
        IsUserVerified = passkey.IsUserVerified,
        IsBackupEligible = passkey.IsBackupEligible,
        IsBackedUp = passkey.IsBackedUp,
        AttestationObject = passkey.AttestationObject,
        ClientDataJson = passkey.ClientDataJson,
        CreatedAt = scope.Now,
    };
}

/// <summary>A passkey as its owner sees it.</summary>
/// <param name="Id">Credential id, base64url.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="LastUsedAt">UTC; null until it was used.</param>
public sealed record PasskeyDetails(string Id, string Name, DateTime CreatedAt, DateTime? LastUsedAt);
