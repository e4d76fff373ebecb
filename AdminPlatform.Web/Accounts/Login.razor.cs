using AdminPlatform.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Accounts;

public sealed partial class Login
{
    private string? _error;

    [SupplyParameterFromForm(FormName = "login")]
    private LoginInput Input { get; set; } = default!;

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

    /// <summary>Said aloud, because the page has a second address, which takes no forms.</summary>
    private string FormAddress => new Uri(Navigation.Uri).PathAndQuery;

    protected override void OnInitialized()
    {
        Input ??= new LoginInput();
        if (SignIn.SetupNeeded)
        {
            Navigation.NavigateTo("/setup");
        }
    }

    private async Task SignInAsync()
    {
        if (await SignIn.SignInAsync(Input.UserName, Input.Password, Input.Remember) is { } error)
        {
            _error = Errors.For(error);
            Input.Password = "";
            return;
        }

        Navigation.NavigateTo(ConsoleSignIn.LocalOrHome(ReturnUrl));
    }

    private sealed class LoginInput
    {
        public string UserName { get; set; } = "";

        public string Password { get; set; } = "";

        public bool Remember { get; set; }
    }
}
