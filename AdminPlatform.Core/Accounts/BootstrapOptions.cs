using System.Globalization;
using AdminPlatform.Core.Accounts.Passwords;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Accounts;

/// <summary>The first admin of an unattended installation; configuration section <c>Bootstrap</c>.</summary>
public sealed class BootstrapOptions
{
    public const string Section = "Bootstrap";

    public string AdminUsername { get; set; } = "admin";

    /// <summary>When set and there is no admin yet, that admin is created at start with this password.</summary>
    public string? AdminPassword { get; set; }
}

internal sealed class BootstrapOptionsValidator(IOptions<AccountOptions> accounts) : IValidateOptions<BootstrapOptions>
{
    public ValidateOptionsResult Validate(string? name, BootstrapOptions options)
    {
        List<string> wrong = [];
        if (UserRules.Check(new UserChanges { UserName = options.AdminUsername }).Count > 0)
        {
            wrong.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Bootstrap:AdminUsername is '{options.AdminUsername}': set it to {User.UserNameMinLength} to {User.UserNameMaxLength} letters, digits, '.', '_' or '-'."));
        }

        // The value itself is a secret, so its length stands for it.
        var least = accounts.Value.PasswordMinLength;
        if (options.AdminPassword is { Length: > 0 and var length } && (length < least || length > PasswordRules.MaxLength))
        {
            wrong.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Bootstrap:AdminPassword is {length} characters long: set it to {least} to {PasswordRules.MaxLength} characters, or remove it to create the first admin in the browser."));
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
