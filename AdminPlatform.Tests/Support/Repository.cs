namespace AdminPlatform.Tests.Support;

/// <summary>Where the sources and what was built from them are.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    /// <summary>The product as this test run built it.</summary>
    public static readonly string ProductAssembly = AppContext.BaseDirectory.Replace(
        $"{Path.DirectorySeparatorChar}AdminPlatform.Tests{Path.DirectorySeparatorChar}",
        $"{Path.DirectorySeparatorChar}AdminPlatform.Web{Path.DirectorySeparatorChar}",
        StringComparison.Ordinal) + "AdminPlatform.Web.dll";

    /// <summary>Hand-written files of <paramref name="folder"/> with one of the <paramref name="extensions"/>, by path from the root.</summary>
    public static IEnumerable<string> Sources(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(path => extensions.Contains(Path.GetExtension(path)))
            .Select(path => Path.GetRelativePath(Root, path))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj", "node_modules", "lib", "Migrations"]).Any());

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "AdminPlatform.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("AdminPlatform.sln was not found above the tests.");
        }

        return directory.FullName;
    }
}
