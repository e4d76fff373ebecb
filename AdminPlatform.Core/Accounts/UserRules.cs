using System.Net.Mail;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts;

/// <summary>What a user's fields must be like, the same through every door.</summary>
internal sealed class UserRules(ILookupNormalizer normalizer)
{
    public const string NamePunctuation = "._-";

    /// <summary>Everything that is wrong with the fields that are given; null means "not given".</summary>
    public static IReadOnlyList<FieldError> Check(UserChanges fields)
    {
        FieldError?[] found =
        [
            fields.UserName is null ? null : CheckName(fields.UserName),
            string.IsNullOrEmpty(fields.Email) ? null : CheckEmail(fields.Email),
            TextRules.Check("name", fields.Name, User.NameMaxLength),
            TextRules.Check("nickname", fields.Nickname, User.NameMaxLength),
            TextRules.Check("phone", fields.Phone, User.PhoneMaxLength),
            TextRules.Check("avatar", fields.Avatar, User.AvatarMaxLength),
        ];
        return [.. found.OfType<FieldError>()];
    }

    /// <summary>Null when no other user has the name or email, else which one is taken. A name in full-width letters is taken by the one it looks like.</summary>
    public async Task<Error?> TakenAsync(AppDbContext database, int userId, string? userName, string? email, CancellationToken cancellationToken)
    {
        var name = normalizer.NormalizeName(userName);
        var folded = name is null ? null : AccessNames.Normalize(name);
        if (name is not null && await database.Users.AnyAsync(user => user.Id != userId && (user.NormalizedUserName == name || user.NormalizedUserName == folded), cancellationToken))
        {
            return Error.Conflict("username", "user.name_taken", userName!);
        }

        var address = normalizer.NormalizeEmail(email);
        return !string.IsNullOrEmpty(address) && await database.Users.AnyAsync(user => user.Id != userId && user.NormalizedEmail == address, cancellationToken)
            ? Error.Conflict("email", "user.email_taken", email!)
            : null;
    }

    /// <summary>No '@', so that nobody can call themselves by somebody else's email address.</summary>
    private static FieldError? CheckName(string name) =>
        name.Length == 0 ? new FieldError("username", "field.required", ["username"])
        : name.Length is < User.UserNameMinLength or > User.UserNameMaxLength ? new FieldError("username", "user.name_length", [User.UserNameMinLength, User.UserNameMaxLength])
        : !name.All(character => char.IsLetterOrDigit(character) || NamePunctuation.Contains(character, StringComparison.Ordinal)) ? new FieldError("username", "user.name_characters", [NamePunctuation])
        : null;

    private static FieldError? CheckEmail(string email) =>
        email.Length > User.EmailMaxLength ? new FieldError("email", "field.too_long", ["email", User.EmailMaxLength])
        : TextRules.Check("email", email, User.EmailMaxLength) is null
            && MailAddress.TryCreate(email, out var address) && address.Address == email && address.Host.Contains('.', StringComparison.Ordinal) ? null
        : new FieldError("email", "user.email_invalid", [email]);
}
