using AdminPlatform.Web.Resources;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Accounts;

public sealed partial class Login
{
    private string? _error;
    private string? _ticket;

    [SupplyParameterFromForm(FormName = "login")]
    private LoginInput Input { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "login-code")]
    private CodeInput Code { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery]
    private string? Ended { get; set; }

    [SupplyParameterFromQuery]
    private string? SignedOut { get; set; }

    [Inject]
    private ConsoleSignIn SignIn { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <summary>Why they find themselves here.</summary>
    private string? Note =>
        Ended == SessionGuard.Disabled ? "login.disabled"
        : Links.IsTrue(Ended) ? "login.ended"
        : Links.IsTrue(SignedOut) ? "login.signed-out"
        : null;

    /// <summary>Said aloud, because the page has a second address, which takes no forms.</summary>
    private string FormAddress => new Uri(Navigation.Uri).PathAndQuery;

    protected override void OnInitialized()
    {
        Input ??= new LoginInput();
        Code ??= new CodeInput();

        // The form that was sent has to be on the page that receives it.
        _ticket = Code.Ticket.Length > 0 ? Code.Ticket : null;
        if (SignIn.SetupNeeded)
        {
            Navigation.NavigateTo("/setup");
        }
    }

    private async Task SignInAsync()
    {
        var step = await SignIn.SignInAsync(Input.UserName, Input.Password, Input.Remember);
        Input.Password = "";
        _ticket = step.Ticket;
        if (step.Error is { } error)
        {
            _error = _ticket is null ? Errors.For(error) : null;
            return;
        }

        Navigation.NavigateTo(ConsoleSignIn.LocalOrHome(ReturnUrl));
    }

    private async Task ContinueAsync()
    {
        if (await SignIn.ContinueAsync(Code.Ticket, Code.Otp) is { } error)
        {
            // Whoever mistyped a code tries again; anything else begins anew.
            _error = Errors.For(error);
            _ticket = error.Code == Core.Accounts.SignIn.OtpWrongCode ? Code.Ticket : null;
            Code.Otp = "";
            return;
        }

        Navigation.NavigateTo(ConsoleSignIn.LocalOrHome(ReturnUrl));
    }

    private sealed class CodeInput
    {
        public string Ticket { get; set; } = "";

        public string Otp { get; set; } = "";
    }

    private sealed class LoginInput
    {
        public string UserName { get; set; } = "";

        public string Password { get; set; } = "";

        public bool Remember { get; set; }
    }
}
