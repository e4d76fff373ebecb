using AdminPlatform.Core.Access;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Accounts;

/// <summary>What a stranger gives about themselves; nothing that would say what they may do.</summary>
/// <param name="UserName">3–20 characters: ASCII letters, digits, <c>.</c>, <c>_</c> and <c>-</c>, so that nobody registers as the lookalike of somebody.</param>
/// <param name="Password">As the rules for passwords want it.</param>
/// <param name="Name">Full name, 1–50 characters.</param>
/// <param name="Phone">1–32 characters.</param>
public sealed record Registration(string UserName, string Password, string Name, string Phone)
{
    /// <summary>Optional; unique when given.</summary>
    public string? Email { get; init; }

    internal NewUser AsNewUser() => new(UserName, Password) { Name = Name, Phone = Phone, Email = Email, Roles = [BuiltInRoles.User] };
}

/// <summary>Makes an account for somebody who has none, with the role <c>user</c> and no other; the operator can turn it off.</summary>
public sealed class RegisterUser
{
    public const string ClosedCode = "registration.closed";

    /// <summary>Characters; administrators may give longer names.</summary>
    public const int UserNameMaxLength = 20;

    private readonly CreateUser _create;
    private readonly Changes _changes;
    private readonly AddressLimits _limits;
    private readonly IOptionsMonitor<AccountOptions> _options;

    internal RegisterUser(CreateUser create, Changes changes, AddressLimits limits, IOptionsMonitor<AccountOptions> options)
    {
        _create = create;
        _changes = changes;
        _limits = limits;
        _options = options;
    }

    /// <summary>
    /// Errors: <see cref="ClosedCode"/>, <c>request.too_many</c>, a field that is missing or breaks a rule, <c>user.name_taken</c>,
    /// <c>user.email_taken</c>, <c>password.busy</c>. The log names the product itself as the actor and the caller's address.
    /// </summary>
    public async Task<Result<UserDetails>> RunAsync(Registration request, Client client, CancellationToken cancellationToken)
    {
        if (_limits.Registration(client) is { } exceeded)
        {
            return exceeded;
        }

        var actor = Actor.System with { Client = client };
        var change = new Change(UserChange.Module, "register") { Target = TextRules.ForLog(request.UserName, User.EmailMaxLength), Input = request };
        return _options.CurrentValue.SelfRegistration
            ? await _create.RunAsPartAsync(actor, request.AsNewUser(), change, [.. Check(request)], cancellationToken)
            : await _changes.DenyAsync(actor, change, Error.Forbidden(ClosedCode));
    }

    private static IEnumerable<FieldError> Check(Registration request)
    {
        if (request.UserName.Length > UserNameMaxLength)
        {
            yield return new FieldError("username", "user.name_length", [User.UserNameMinLength, UserNameMaxLength]);
        }

        // The rules for all users see to the rest; administrators may give names in any script.
        if (request.UserName.Any(character => !char.IsAscii(character)))
        {
            yield return new FieldError("username", "user.name_characters", [UserRules.NamePunctuation]);
        }

        if (string.IsNullOrWhiteSpace(request.Name))
        {
            yield return new FieldError("name", "field.required", ["name"]);
        }

        if (string.IsNullOrWhiteSpace(request.Phone))
        {
            yield return new FieldError("mobile", "field.required", ["mobile"]);
        }
    }
}
