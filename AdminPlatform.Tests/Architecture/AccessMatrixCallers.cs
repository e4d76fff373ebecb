using System.Net;
using System.Net.Http.Headers;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using AdminPlatform.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Tests.Architecture;

/// <summary>Who asks.</summary>
internal sealed record Asking(string Name, string? Permission = null)
{
    public static readonly Asking Anonymous = new("somebody without a token");
    public static readonly Asking Plain = new("a user who holds nothing");
    public static readonly Asking Everything = new("somebody with every permission who is no administrator");
    public static readonly Asking Admin = new("an administrator");

    public static Asking Of(string permission) => new($"only {permission}", permission);
}

/// <summary>Asks as each of them: below <c>/api</c> with a token, elsewhere with the cookie of the console.</summary>
internal sealed class AccessMatrixCallers(PlatformApplication application) : IAsyncDisposable
{
    private readonly Dictionary<Asking, string> _names = [];
    private readonly Dictionary<(Asking, bool ByCookie), HttpClient> _clients = [];

    public async Task<int> AskAsync(Asking who, string verb, RouteEndpoint endpoint)
    {
        var path = AccessMatrixRequests.Path(endpoint);
        var byCookie = !path.StartsWith("/api", StringComparison.Ordinal);
        var client = await ClientAsync(who, byCookie);
        using var response = await SendAsync(client, verb, path, AccessMatrixRequests.Body(endpoint, verb));
        if (verb != "GET" && _clients.Remove((who, byCookie)))
        {
            // What was asked may have ended the session; the next question is asked in a new one.
            client.Dispose();
        }

        return LeadsToSignIn(response) ? (int)HttpStatusCode.Unauthorized : (int)response.StatusCode;
    }

    /// <summary>How the console answers a link that somebody follows who is not signed in.</summary>
    private static bool LeadsToSignIn(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.Found && response.Headers.Location?.OriginalString.StartsWith("/login", StringComparison.Ordinal) == true;

    public ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string verb, string path, string? body)
    {
        using HttpRequestMessage request = new(new HttpMethod(verb), path);
        if (body is not null)
        {
            request.Content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json"));
        }

        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private async Task<HttpClient> ClientAsync(Asking who, bool byCookie)
    {
        if (!_clients.TryGetValue((who, byCookie), out var client))
        {
            client = who == Asking.Anonymous ? ConsoleDoor.Plain(application)
                : byCookie ? await ConsoleDoor.SignedInAs(application, await NameAsync(who))
                : await application.SignedInAs(await NameAsync(who));
            _clients[(who, byCookie)] = client;
        }

        return client;
    }

    private async Task<string> NameAsync(Asking who)
    {
        if (who == Asking.Admin)
        {
            return "admin";
        }

        if (!_names.TryGetValue(who, out var name))
        {
            name = $"asking{_names.Count}";
            await MakeAsync(name, who == Asking.Everything ? PermissionCatalog.All : who.Permission is { } permission ? [permission] : []);
            _names[who] = name;
        }

        return name;
    }

    private async Task MakeAsync(string name, IReadOnlyList<string> permissions)
    {
        await using var database = await application.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        Role role = new() { Name = name, NormalizedName = name.ToUpperInvariant() };
        foreach (var permission in permissions)
        {
            role.Permissions.Add(new RolePermission { Permission = permission });
        }

        database.Roles.Add(role);
        await database.SaveChangesAsync();
        var made = await application.Services.GetRequiredService<CreateUser>()
            .RunAsync(Actor.System, new NewUser(name, PlatformApplication.UserPassword) { Roles = [name] }, default);
        made.Error.ShouldBeNull();
    }
}
