using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Platform;

/// <summary>The description of the dialect is part of the contract: a change of it shows in the diff of the baseline.</summary>
public sealed class OpenApiTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    private static readonly string s_baseline = Path.Combine(Repository.Root, "docs", "api", "platform.openapi.json");

    /// <summary>Set it to write the baseline anew instead of comparing: UPDATE_BASELINES=1 ./test.sh --filter OpenApi.</summary>
    private const string Update = "UPDATE_BASELINES";

    [Fact]
    public async Task Description_Always_IsTheCommittedBaseline()
    {
        using var client = application.Anonymous();
        var current = (await client.GetStringAsync(new Uri("/openapi/platform.json", UriKind.Relative))).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            await File.WriteAllTextAsync(s_baseline, current);
        }

        current.ShouldBe(await File.ReadAllTextAsync(s_baseline), $"If the change is meant, run with {Update}=1 and commit the baseline.");
    }

    [Fact]
    public async Task Docs_InABrowser_ShowTheDialect()
    {
        using var client = application.Anonymous();

        (await client.GetStringAsync(new Uri("/docs/index.js", UriKind.Relative))).ShouldContain("/openapi/platform.json");
        (await client.GetStringAsync(new Uri("/docs/index.html", UriKind.Relative))).ShouldContain("swagger-ui");
    }
}
