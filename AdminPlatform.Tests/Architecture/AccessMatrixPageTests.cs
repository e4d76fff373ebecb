using System.Reflection;
using AdminPlatform.Core.Access;
using AdminPlatform.Tests.Browser;
using AdminPlatform.Tests.Support;
using AdminPlatform.Web.Accounts;
using AdminPlatform.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Tests.Architecture;

/// <summary>
/// Every page × everybody who might open it. A page draws itself on a circuit, so what the first answer says is not enough: each page that takes
/// a permission is opened in a browser by a user who holds nothing.
/// </summary>
[Collection(InChromium.Name)]
public sealed class AccessMatrixPageTests(Chromium chromium, PlatformApplication application) : IClassFixture<PlatformApplication>
{
    private static readonly IReadOnlyList<Type> s_pages = [.. typeof(App).Assembly.GetTypes().Where(type => type.IsDefined(typeof(RouteAttribute)))];

    [Fact]
    public void Pages_Always_SayWhatTheyTake() =>
        s_pages.Where(page => Need(page) is null).Select(page => page.Name).ShouldBeEmpty("say @attribute [Needs(…)], or [Needs(IsOpen = true)]");

    [Fact]
    public void Pages_ThatAreNotOpen_TakeASession() =>
        s_pages.Where(page => Need(page) is { IsOpen: false } && !page.IsDefined(typeof(AuthorizeAttribute))).Select(page => page.Name).ShouldBeEmpty("say @attribute [Authorize]");

    [Fact]
    public void Pages_ThatTakeASession_AreNotOpenedByAnotherAttribute() =>
        s_pages.Where(page => Need(page) is { IsOpen: false } && page.IsDefined(typeof(AllowAnonymousAttribute))).Select(page => page.Name).ShouldBeEmpty();

    /// <summary>The layout is what denies.</summary>
    [Fact]
    public void Pages_ThatTakeAPermission_StandInTheLayoutThatChecksIt() =>
        s_pages.Where(page => Need(page) is { IsOpen: false } && page.GetCustomAttribute<LayoutAttribute>() is { } layout && layout.LayoutType != typeof(MainLayout))
            .Select(page => page.Name).ShouldBeEmpty();

    [Fact]
    public void Declarations_Always_NamePermissionsThatExist() =>
        s_pages.Select(page => Need(page)?.Permission).OfType<string>().Except(PermissionCatalog.All).ShouldBeEmpty();

    [Fact]
    public async Task Pages_OpenedAnonymously_AreOpenOrLeadToSignIn()
    {
        using var client = ConsoleDoor.Plain(application);
        List<string> wrong = [];
        foreach (var (page, address) in Addresses())
        {
            using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
            var leads = response.Headers.Location?.ToString().Contains("/login", StringComparison.Ordinal) == true;
            if (leads == Need(page)!.IsOpen && !(Need(page)!.IsOpen && response.Headers.Location is not null))
            {
                wrong.Add($"{address} answered {(int)response.StatusCode} {response.Headers.Location}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_OpenedByWhoHoldsNothing_AreDenied()
    {
        List<string> leaks = [];
        await application.CreateUser("plain");
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.SignIn("plain");
            foreach (var (_, address) in Addresses().Where(found => Need(found.Page) is { Permission: not null } or { IsForAdmins: true }))
            {
                await page.GotoAsync(address);
                await page.Settled();
                if (await page.Heading("You do not have access to this").CountAsync() == 0 || await page.Locator("#main :is(.card, table, form, dl)").CountAsync() > 0)
                {
                    leaks.Add($"{address} showed {await page.Locator("#main").InnerTextAsync()}");
                }
            }
        });
        leaks.ShouldBeEmpty();
    }

    private static NeedsAttribute? Need(Type page) => page.GetCustomAttribute<NeedsAttribute>();

    /// <summary>With ids that nobody has.</summary>
    private static IEnumerable<(Type Page, string Address)> Addresses() =>
        from page in s_pages
        from route in page.GetCustomAttributes<RouteAttribute>()
        select (page, string.Join('/', route.Template.Split('/').Select(segment => segment.StartsWith('{') ? segment.Contains("guid", StringComparison.OrdinalIgnoreCase) ? $"{Guid.Empty}" : "999999999" : segment)));
}
