using System.Security.Claims;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Accounts.Tokens;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;
using AdminPlatform.Web.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Tests.Accounts;

/// <summary>An open page that only listens times out like one that is closed.</summary>
public sealed class CurrentActorTests(OnSqlite database) : AccountsTests(database), IClassFixture<OnSqlite>
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Get_OfAPage_IsASignOfLifeUnlessItWasPushed(bool isPushed, bool isSeen)
    {
        await Host.AddUserAsync("bob");
        var session = (await Host.SignInAsync("bob", Door.Console)).Session;
        CurrentActor current = new(new SignedInAs(session.Id), Host.Live, new Somewhere());
        Host.Time.Advance(TimeSpan.FromHours(1));

        await (isPushed ? SignOfLife.WithoutAsync(() => current.GetAsync().AsTask()) : current.GetAsync().AsTask());
        await Host.Hosted<LastSeenWriter>().WriteAsync(default);

        await using var data = await Host.DatabaseAsync();
        (await data.Sessions.SingleAsync()).LastSeenAt.ShouldBe(isSeen ? Host.Now : session.LastSeenAt);
    }

    private sealed class SignedInAs(Guid session) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(
            new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(AccessTokens.SessionClaim, session.ToString("N"))], "test"))));
    }

    private sealed class Somewhere : NavigationManager
    {
        public Somewhere() => Initialize("http://localhost/", "http://localhost/");
    }
}
