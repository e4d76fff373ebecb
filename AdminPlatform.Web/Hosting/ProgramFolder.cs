namespace AdminPlatform.Web.Hosting;

/// <summary>Settings and data are found beside the program, from wherever it is started.</summary>
internal static class ProgramFolder
{
    private const string Settings = "appsettings.json";

    /// <summary>The current directory where it holds the settings, as <c>dotnet run</c> and services have it; else the program's own.</summary>
    public static WebApplicationOptions Options(string[] args) => new()
    {
        Args = args,
        ContentRootPath = File.Exists(Settings) ? null : AppContext.BaseDirectory,
    };
}
