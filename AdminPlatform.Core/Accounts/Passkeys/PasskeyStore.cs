using System.Globalization;
using AdminPlatform.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts.Passkeys;

/// <summary>
/// What the framework's passkey handler reads of users and passkeys. It never writes through here: changes are operations of ours, logged in
/// the transaction that makes them (ADR 9).
/// </summary>
internal sealed class PasskeyStore(IDbContextFactory<AppDbContext> contexts) : IUserPasskeyStore<User>
{
    public async Task<User?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        if (!int.TryParse(userId, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == id, cancellationToken);
    }

    public async Task<User?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Users.AsNoTracking()
            .FirstOrDefaultAsync(user => database.Passkeys.Any(passkey => passkey.CredentialId == credentialId && passkey.UserId == user.Id), cancellationToken);
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(User user, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.Passkeys.AsNoTracking().Where(passkey => passkey.UserId == user.Id).ToListAsync(cancellationToken);
        return rows.ConvertAll(InfoOf);
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Passkeys.AsNoTracking().FirstOrDefaultAsync(passkey => passkey.UserId == user.Id && passkey.CredentialId == credentialId, cancellationToken) is { } row
            ? InfoOf(row)
            : null;
    }

    public Task<string> GetUserIdAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString(CultureInfo.InvariantCulture));

    public Task<string?> GetUserNameAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.UserName);

    public Task<string?> GetNormalizedUserNameAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.NormalizedUserName);

    public Task<User?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetUserNameAsync(User user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetNormalizedUserNameAsync(User user, string? normalizedName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> CreateAsync(User user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> DeleteAsync(User user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task AddOrUpdatePasskeyAsync(User user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RemovePasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Dispose()
    {
        // Every query has a context of its own.
    }

    private static UserPasskeyInfo InfoOf(Passkey row) => new(
        row.CredentialId,
        row.PublicKey,
        new DateTimeOffset(row.CreatedAt),
        (uint)row.SignCount,
        row.Transports.Length == 0 ? [] : row.Transports.Split(','),
        row.IsUserVerified,
        row.IsBackupEligible,
        row.IsBackedUp,
        row.AttestationObject,
        row.ClientDataJson)
    {
        Name = row.Name,
    };
}
