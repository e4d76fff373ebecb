using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;

namespace AdminPlatform.Web.Hosting;

/// <summary>Reads where the data lives: <c>DataDirectory</c>, <c>Database:Provider</c>, <c>ConnectionStrings:Default</c>.</summary>
internal static class DatabaseSettings
{
    /// <exception cref="StartupException">A setting is wrong, or the directory cannot be written.</exception>
    public static DatabaseOptions Read(IConfiguration configuration, string contentRoot)
    {
        var options = new DatabaseOptions
        {
            Provider = ReadProvider(configuration["Database:Provider"]),
            ConnectionString = configuration.GetConnectionString("Default") ?? "",
            DataDirectory = Path.GetFullPath(configuration["DataDirectory"] is { Length: > 0 } directory ? directory : "data", contentRoot),
        };
        if (options.Provider == DatabaseProvider.Postgres && options.ConnectionString.Length == 0)
        {
            throw new StartupException(
                "ConnectionStrings:Default is empty, but Database:Provider is Postgres: set it, e.g. to 'Host=localhost;Database=adminplatform;Username=adminplatform;Password=…'.");
        }

        MakeWritable(options.DataDirectory);
        return options;
    }

    private static DatabaseProvider ReadProvider(string? value) =>
        string.IsNullOrEmpty(value) ? DatabaseProvider.Sqlite
        : Enum.TryParse<DatabaseProvider>(value, ignoreCase: true, out var provider) && Enum.IsDefined(provider) && !char.IsDigit(value[0]) ? provider
        : throw new StartupException($"Database:Provider is '{value}': set it to Sqlite or Postgres.");

    private static void MakeWritable(string directory)
    {
        try
        {
            PrivateFiles.CreateDirectory(directory);
            var probe = Path.Combine(directory, ".write-test");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"DataDirectory '{directory}' cannot be written ({exception.Message}): create it for the user that runs AdminPlatform, or choose another.", exception);
        }
    }
}
