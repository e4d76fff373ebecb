using AdminPlatform.Core.Accounts.Passwords;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Accounts;

public sealed partial class Setup
{
    private Error? _error;
    private bool _mismatch;

    [SupplyParameterFromForm(FormName = "setup")]
    private SetupInput Input { get; set; } = default!;

    [Inject]
    private ConsoleSignIn SignIn { get; set; } = default!;

    [Inject]
    private PasswordRules Passwords { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string? Message => _error is { Fields.Count: 0 } error ? Errors.For(error) : null;

    protected override void OnInitialized() => Input ??= new SetupInput { UserName = "admin" };

    private async Task CreateAsync()
    {
        _mismatch = Input.Password != Input.Again;
        _error = _mismatch ? null : await SignIn.CreateFirstAdminAsync(Input.Code, Input.UserName, string.IsNullOrWhiteSpace(Input.Email) ? null : Input.Email, Input.Password);
        if (_mismatch || _error is not null)
        {
            Input.Password = Input.Again = "";
            return;
        }

        Navigation.NavigateTo(ConsoleSignIn.LocalOrHome(null));
    }

    private FieldError? WrongField(string field) => _error?.Fields.FirstOrDefault(wrong => wrong.Field == field);

    private string ClassFor(string field) => WrongField(field) is null ? "rz-textbox" : "rz-textbox invalid";

    private RenderFragment? Wrong(string field) => WrongField(field) is { } wrong
        ? builder =>
        {
            builder.OpenElement(0, "p");
            builder.AddAttribute(1, "class", "field-error");
            builder.AddAttribute(2, "role", "alert");
            builder.AddContent(3, Errors.For(wrong));
            builder.CloseElement();
        }
    : null;

    private sealed class SetupInput
    {
        public string Code { get; set; } = "";

        public string UserName { get; set; } = "";

        public string? Email { get; set; }

        public string Password { get; set; } = "";

        public string Again { get; set; } = "";
    }
}
