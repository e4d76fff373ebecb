using AdminPlatform.Core.Access;
using AdminPlatform.Tests.Support;
using AdminPlatform.Web.Accounts;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Tests.Architecture;

/// <summary>
/// Every endpoint × everybody who might ask. An endpoint declares what it takes (<see cref="NeedsAttribute"/>) and its operation checks it; here
/// each is asked by somebody without a token, by a user who holds nothing, by one who holds exactly what is declared, and by an administrator.
/// An endpoint without a declaration, or one whose answer does not fit its declaration, fails the test by name.
/// </summary>
public sealed class AccessMatrixTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    /// <summary>Endpoints that the framework maps by itself. The hub has tests of its own below; the others hand out the client script.</summary>
    private static readonly string[] s_frameworks = ["/_blazor", "/_framework", "/_content"];

    /// <summary>Open doors where 401 means "wrong credentials": everybody gets it alike.</summary>
    private static readonly string[] s_judgeCredentials = ["/login", "/refresh", "/refresh-header", "/two-factor", "/check-expiry", "/logout"];

    /// <summary>Endpoints that answer a caller without the permission about themselves, as their document says; for others' ids they are 403.</summary>
    private static readonly string[] s_ownWithoutPermission = [];

    [Fact]
    public void Endpoints_Always_SayWhatTheyTake() =>
        Endpoints().Where(endpoint => Need(endpoint) is null).Select(Name).ShouldBeEmpty("say .Needs(…), .NeedsSignIn(), .NeedsNothing() or NeedsAttribute.Admin where it is mapped");

    [Fact]
    public void Declarations_Always_NamePermissionsThatExist() =>
        Endpoints().Select(Need).OfType<NeedsAttribute>().Select(need => need.Permission).OfType<string>().Except(PermissionCatalog.All).ShouldBeEmpty();

    [Fact]
    public async Task Endpoints_AskedByEverybody_AnswerAsTheyDeclare()
    {
        await using AccessMatrixCallers callers = new(application);
        List<string> wrong = [];
        foreach (var endpoint in Endpoints().Where(endpoint => Need(endpoint) is not null))
        {
            foreach (var verb in AccessMatrixRequests.Verbs(endpoint))
            {
                wrong.AddRange(await AskAsync(callers, endpoint, Need(endpoint)!, verb));
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("GET", "/_blazor")]
    [InlineData("POST", "/_blazor?id=x")]
    public async Task Hub_Anonymous_GivesNoCircuit(string verb, string path)
    {
        using var client = application.Anonymous();

        using var reply = await client.Send(verb, path);

        reply.Status.ShouldBe(401);
        reply.Body.ShouldBeEmpty();
    }

    [Fact]
    public async Task Hub_WithATokenOfTheApi_GivesNoCircuit()
    {
        using var client = await application.SignedInAs("admin");

        (await client.Send("POST", "/_blazor/negotiate?negotiateVersion=1")).Status.ShouldBe(401);
    }

    /// <summary>Fails if the enumeration itself ever comes back empty-handed.</summary>
    [Fact]
    public void Enumeration_Always_FindsEveryDialect() =>
        new[] { "/api/users", "/api/v1/", "/api/admin/v1/", "/health", "/logout" }.ShouldAllBe(path => Endpoints().Any(endpoint => Address(endpoint).StartsWith(path, StringComparison.Ordinal)));

    /// <summary>But for pages, which <see cref="AccessMatrixPageTests"/> go through, and files.</summary>
    private IEnumerable<RouteEndpoint> Endpoints()
    {
        _ = application.Address;
        return application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
            .Where(endpoint => !endpoint.Metadata.Any(metadata => metadata.GetType().Name.StartsWith("StaticAsset", StringComparison.Ordinal)))
            .Where(endpoint => !s_frameworks.Any(path => Address(endpoint).StartsWith(path, StringComparison.Ordinal)));
    }

    private static NeedsAttribute? Need(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<NeedsAttribute>();

    private static string Address(RouteEndpoint endpoint) => '/' + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static string Name(RouteEndpoint endpoint) => $"{string.Join('|', AccessMatrixRequests.Verbs(endpoint))} {Address(endpoint)}";

    private static async Task<List<string>> AskAsync(AccessMatrixCallers callers, RouteEndpoint endpoint, NeedsAttribute need, string verb)
    {
        List<string> wrong = [];
        foreach (var (caller, allowed) in Expected(endpoint, need))
        {
            var status = await callers.AskAsync(caller, verb, endpoint);
            if (!allowed(status))
            {
                wrong.Add($"{verb} {Address(endpoint)} takes {Words(need)}, but answered {status} to {Words(caller)}");
            }
        }

        return wrong;
    }

    private static IEnumerable<(Asking Who, Func<int, bool> Allowed)> Expected(RouteEndpoint endpoint, NeedsAttribute need)
    {
        if (need.IsOpen)
        {
            var judges = s_judgeCredentials.Any(path => Address(endpoint).EndsWith(path, StringComparison.Ordinal));
            return [(Asking.Anonymous, status => status != 403 && (judges || status != 401))];
        }

        (Asking, Func<int, bool>) anonymous = (Asking.Anonymous, status => status == 401);
        (Asking, Func<int, bool>) admin = (Asking.Admin, Passes);
        if (need.IsForAdmins)
        {
            return [anonymous, (Asking.Plain, status => status == 403), (Asking.Everything, status => status == 403), admin];
        }

        if (need.Permission is not { } permission)
        {
            return [anonymous, (Asking.Plain, status => status != 401), admin with { Item2 = status => status != 401 }];
        }

        var ownOnly = s_ownWithoutPermission.Contains(Name(endpoint));
        return [anonymous, (Asking.Plain, status => status == 403 || (ownOnly && status == 200)), (Asking.Of(permission), Passes), admin];
    }

    private static bool Passes(int status) => status is not (401 or 403 or >= 500);

    private static string Words(NeedsAttribute need) =>
        need.IsOpen ? "nothing" : need.IsForAdmins ? "an administrator" : need.Permission ?? "somebody signed in";

    private static string Words(Asking caller) => caller.Permission is { } permission ? $"somebody with {permission} alone" : caller.Name;
}
