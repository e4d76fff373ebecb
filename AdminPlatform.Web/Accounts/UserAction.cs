namespace AdminPlatform.Web.Accounts;

/// <summary>What the users page can do with a user.</summary>
public enum UserAction
{
    Create,
    Edit,
    ResetPassword,
    ResetTwoFactor,
    Enable,
    Disable,
    SignOutEverywhere,
    AddRole,
    RemoveRole,
    Delete,
}
