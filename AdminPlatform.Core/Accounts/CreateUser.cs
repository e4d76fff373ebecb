using System.Globalization;
using AdminPlatform.Core.Accounts.Passwords;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts;

/// <summary>Creates a user.</summary>
public sealed class CreateUser
{
    private readonly Changes _changes;
    private readonly PasswordRules _passwordRules;
    private readonly PasswordHashing _hashing;
    private readonly UserWriter _writer;

    internal CreateUser(Changes changes, PasswordRules passwordRules, PasswordHashing hashing, UserWriter writer)
    {
        _changes = changes;
        _passwordRules = passwordRules;
        _hashing = hashing;
        _writer = writer;
    }

    /// <summary>
    /// Errors: a field that breaks a rule, <c>user.name_taken</c>, <c>user.email_taken</c>, <c>role.not_found</c>, <c>role.above</c>,
    /// <c>access.denied</c>, <c>password.busy</c>.
    /// </summary>
    public Task<Result<UserDetails>> RunAsync(Actor actor, NewUser request, CancellationToken cancellationToken)
    {
        var change = new Change(UserChange.Module, "create") { Permission = UserPermissions.Create, Target = TextRules.ForLog(request.UserName, User.EmailMaxLength), Input = request };
        return RunAsPartAsync(actor, request, change, [], cancellationToken);
    }

    /// <summary>Creates a user as part of <paramref name="change"/>, unless something was <paramref name="found"/> wrong already.</summary>
    internal async Task<Result<UserDetails>> RunAsPartAsync(Actor actor, NewUser request, Change change, IReadOnlyList<FieldError> found, CancellationToken cancellationToken)
    {
        // Hashing is slow, so it comes before the transaction, and only for a request that has a chance.
        List<FieldError> wrong = [.. found, .. Check(request)];
        Result<string> hash = "";
        if (wrong.Count == 0 && Access.Authorization.May(actor, UserPermissions.Create))
        {
            hash = await _hashing.HashAsync(request.Password);
        }

        return await _changes.RunAsync<UserDetails>(
            actor,
            change,
            async scope => wrong.Count > 0 ? Error.Invalid(wrong)
                : hash.IsSuccess ? await CreateAsync(scope, request, hash.Value, cancellationToken)
                : hash.Error,
            cancellationToken);
    }

    private List<FieldError> Check(NewUser request)
    {
        List<FieldError> wrong = [.. UserRules.Check(request.AsChanges())];
        if (_passwordRules.Check("password", request.Password) is { } password)
        {
            wrong.Add(password);
        }

        return wrong;
    }

    private async Task<Result<UserDetails>> CreateAsync(ChangeScope scope, NewUser request, string hash, CancellationToken cancellationToken)
    {
        var user = new User { PasswordHash = hash, SecurityStamp = Guid.NewGuid().ToString("N"), CreatedAt = scope.Now, IsEnabled = request.IsEnabled, LockoutEnabled = true };
        if (await _writer.ApplyAsync(scope, user, request.AsChanges(), cancellationToken) is { } wrong)
        {
            return wrong;
        }

        if (await UserWriter.SetRolesAsync(scope, user, request.Roles, cancellationToken) is { } refused)
        {
            return refused;
        }

        scope.ChangedSecret("password");
        scope.Database.Users.Add(user);
        await scope.Database.SaveChangesAsync(cancellationToken);
        scope.TargetId = user.Id.ToString(CultureInfo.InvariantCulture);
        _writer.Tell(scope);
        return await scope.Database.Users.AsNoTracking().Where(row => row.Id == user.Id).Select(UserDetails.FromUser).FirstAsync(cancellationToken);
    }
}
