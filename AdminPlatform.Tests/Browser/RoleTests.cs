using AdminPlatform.Tests.Support;
using Microsoft.Playwright;

namespace AdminPlatform.Tests.Browser;

/// <summary>Roles as people make them, and what becomes of the open pages of those who have one.</summary>
[Collection(InChromium.Name)]
public sealed class RoleTests(Chromium chromium, LiveApplication application) : IClassFixture<LiveApplication>
{
    [Fact]
    public async Task EditMatrix_OfARoleSomebodyHas_ShowsOnTheirOpenPageAtOnce()
    {
        await application.CreateUser("sun-li");
        await application.CreateUser("zhao-wei");
        await using var first = await chromium.Open(application.Address);
        await using var second = await chromium.Open(application.Address);
        await using var third = await chromium.Open(application.Address);
        await first.Run(admin => second.Run(sun => third.Run(async zhao =>
        {
            await admin.SignIn("admin", PlatformApplication.AdminPassword);
            await sun.SignIn("sun-li");
            await zhao.SignIn("zhao-wei");
            await zhao.Mark();

            await CreateRole(admin, "crew");
            await admin.Visit("/users");
            await GiveRole(admin, "sun-li", "crew");
            await Expect(sun.Entry("Users")).ToBeVisibleAsync();
            await sun.Entry("Users").ClickAsync();
            await Expect(sun.Row("zhao-wei")).ToBeVisibleAsync();

            await admin.Visit("/roles");
            await admin.GetByRole(AriaRole.Link, new() { Name = "crew", Exact = true }).ClickAsync();
            await Expect(admin.GetByRole(AriaRole.Region, new() { Name = "Users with this role" })).ToContainTextAsync("sun-li");
            await admin.GetByLabel("See users").UncheckAsync();
            await Expect(admin.GetByText("Permissions: 0 added, 1 removed")).ToBeVisibleAsync();
            await admin.Entry("Users").ClickAsync();
            await admin.Modal().GetByRole(AriaRole.Button, new() { Name = "Stay" }).ClickAsync();
            await admin.Button("Save").ClickAsync();

            await Expect(sun.Locator("#main")).ToContainTextAsync("You do not have access to this");
            await Expect(sun.Entry("Users")).ToHaveCountAsync(0);
            await Expect(sun.Entry("Servers")).ToBeVisibleAsync();
            await zhao.ShouldNotHaveReloaded();
        }, "zhao"), "sun"), "admin");
    }

    private static async Task CreateRole(IPage page, string name)
    {
        await page.Visit("/roles");
        await page.GetByRole(AriaRole.Link, new() { Name = "New role" }).ClickAsync();
        await page.Locator("#main").Field("Name").FillAsync(name);
        await page.GetByLabel("See users").CheckAsync();
        var servers = page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all of Servers" });
        await servers.ClickAsync();
        await Expect(servers).ToHaveAttributeAsync("aria-checked", "true");
        await page.GetByLabel("Delete servers").UncheckAsync();
        await Expect(servers).ToHaveAttributeAsync("aria-checked", "mixed");
        await page.Button("Create").ClickAsync();
        await Expect(page.Heading(name)).ToBeVisibleAsync();
    }

    private static async Task GiveRole(IPage page, string userName, string role)
    {
        await page.Button($"Actions for {userName}").ClickAsync();
        await page.Row(userName).GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
        await page.Modal().GetByLabel(role, new() { Exact = true }).CheckAsync();
        await page.Modal().GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.Modal()).ToHaveCountAsync(0);
    }
}
