using System.Security.Cryptography;
using System.Text;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Accounts;

/// <summary>
/// Creates the first admin while there is none: unattended from <see cref="BootstrapOptions"/>, or by whoever can read the one-time code
/// from the log.
/// </summary>
public sealed class FirstAdmin(
    IDbContextFactory<AppDbContext> contexts, CreateUser createUser, AddressLimits limits, IOptions<BootstrapOptions> options) : IDisposable
{
    private const string CodeAlphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int CodeLength = 12;

    private readonly SemaphoreSlim _once = new(1, 1);
    private string? _code;

    /// <summary>Whether there is no admin yet, so that <c>/setup</c> is open.</summary>
    public bool IsNeeded => _code is not null;

    /// <summary>At start: creates the configured admin, or makes the code, for the log. Null when there is an admin.</summary>
    /// <exception cref="StartupException">The configured name belongs to somebody who is no admin.</exception>
    public async Task<string?> PrepareAsync(CancellationToken cancellationToken)
    {
        if (await ExistsAsync(cancellationToken))
        {
            return null;
        }

        if (options.Value.AdminPassword is { Length: > 0 } password)
        {
            var created = await CreateAsync(options.Value.AdminUsername, null, password, Actor.System, cancellationToken);
            if (created.Error is { } error)
            {
                throw new StartupException(
                    $"{BootstrapOptions.Section}:{nameof(BootstrapOptions.AdminUsername)} '{options.Value.AdminUsername}' cannot be made an admin ({error.Code}): choose another name.");
            }

            return null;
        }

        _code = RandomNumberGenerator.GetString(CodeAlphabet, CodeLength);
        return _code;
    }

    /// <summary>Creates the admin. Errors: <c>setup.done</c>, <c>setup.code_wrong</c>, <c>request.too_many</c>, and those of <see cref="CreateUser"/>.</summary>
    public async Task<Result<UserDetails>> CreateAsync(string code, string userName, string? email, string password, Client client, CancellationToken cancellationToken)
    {
        if (limits.SignIn(client) is { } exceeded)
        {
            return exceeded;
        }

        await _once.WaitAsync(cancellationToken);
        try
        {
            if (_code is not { } expected)
            {
                return Error.Conflict("code", "setup.done");
            }

            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant()), Encoding.UTF8.GetBytes(expected)))
            {
                return Error.Invalid("code", "setup.code_wrong");
            }

            var created = await CreateAsync(userName, email, password, Actor.System with { Client = client }, cancellationToken);
            if (created.IsSuccess)
            {
                _code = null;
            }

            return created;
        }
        finally
        {
            _once.Release();
        }
    }

    public void Dispose() => _once.Dispose();

    private Task<Result<UserDetails>> CreateAsync(string userName, string? email, string password, Actor actor, CancellationToken cancellationToken) =>
        createUser.RunAsync(actor, new NewUser(userName, password) { Email = email, Roles = [BuiltInRoles.Admin] }, cancellationToken);

    private async Task<bool> ExistsAsync(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.UserRoles.AnyAsync(userRole => userRole.Role.Name == BuiltInRoles.Admin && database.Users.Any(user => user.Id == userRole.UserId), cancellationToken);
    }
}
