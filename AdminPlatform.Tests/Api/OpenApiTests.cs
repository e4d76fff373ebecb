using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api;

/// <summary>The description of each dialect is part of the contract: a change of it shows in the diff of the baseline.</summary>
public sealed class OpenApiTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    /// <summary>Set it to write the baselines anew instead of comparing: UPDATE_BASELINES=1 ./test.sh --filter OpenApi.</summary>
    private const string Update = "UPDATE_BASELINES";

    public static TheoryData<string> Dialects =>
    [
        "platform",
        "admin",
        "v1",
    ];

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task Description_Always_IsTheCommittedBaseline(string dialect)
    {
        using var client = application.Anonymous();
        var baseline = Path.Combine(Repository.Root, "docs", "api", $"{dialect}.openapi.json");
        var current = (await client.GetStringAsync(new Uri($"/openapi/{dialect}.json", UriKind.Relative))).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            await File.WriteAllTextAsync(baseline, current);
        }

        current.ShouldBe(await File.ReadAllTextAsync(baseline), $"If the change is meant, run with {Update}=1 and commit the baseline.");
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task Docs_InABrowser_ShowTheDialect(string dialect)
    {
        using var client = application.Anonymous();

        (await client.GetStringAsync(new Uri("/docs/index.js", UriKind.Relative))).ShouldContain($"/openapi/{dialect}.json");
        (await client.GetStringAsync(new Uri("/docs/index.html", UriKind.Relative))).ShouldContain("swagger-ui");
    }
}
