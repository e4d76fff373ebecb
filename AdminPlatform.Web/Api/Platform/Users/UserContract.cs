using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Api.Platform.Users;

/// <summary>Body of <c>POST /api/users</c>; all fields are required.</summary>
/// <param name="Role"><c>user</c> or <c>admin</c>.</param>
public sealed record CreateUserRequest(string? Username, string? Email, string? Password, string? Role)
{
    internal Error? Check()
    {
        List<FieldError> wrong = [];
        Require("username", Username);
        Require("email", Email);
        Require("password", Password);
        Require("role", Role);
        if (!string.IsNullOrWhiteSpace(Role) && Roles.Check(Role) is { } role)
        {
            wrong.Add(role);
        }

        return wrong.Count == 0 ? null : Error.Invalid(wrong);

        void Require(string field, string? value)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                wrong.Add(new FieldError(field, "field.required", [field]));
            }
        }
    }

    internal NewUser AsNewUser() => new(Username!, Password!) { Email = Email, Roles = [Role!] };
}

/// <summary>Body of <c>PUT /api/users/{id}</c>; what is not given stays.</summary>
/// <param name="Role"><c>user</c> or <c>admin</c>.</param>
/// <param name="Status">1 enabled, 0 disabled.</param>
public sealed record UpdateUserRequest(string? Username, string? Email, string? Role, int? Status)
{
    internal Error? Check()
    {
        List<FieldError> wrong = [];
        if (Roles.Check(Role) is { } role)
        {
            wrong.Add(role);
        }

        if (Status is not (null or 0 or 1))
        {
            wrong.Add(new FieldError("status", "field.one_of", ["status", Status, "0, 1"]));
        }

        return wrong.Count == 0 ? null : Error.Invalid(wrong);
    }

    /// <summary>The dialect knows two roles, a user may have others: "admin" adds that one; "user" takes it away and leaves the others.</summary>
    internal UserChanges AsChanges() => new()
    {
        UserName = Username,
        Email = Email,
        IsEnabled = Status is { } status ? status == 1 : null,
        IsAdmin = Role is null ? null : Role == BuiltInRoles.Admin,
    };
}

internal static class Roles
{
    private static readonly string[] s_names = [BuiltInRoles.User, BuiltInRoles.Admin];

    public static FieldError? Check(string? role) =>
        role is null || s_names.Contains(role) ? null : new FieldError("role", "field.one_of", ["role", role, string.Join(", ", s_names)]);
}
