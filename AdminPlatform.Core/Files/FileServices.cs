using AdminPlatform.Core.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Files;

public static class FileServices
{
    /// <summary>Adds uploads and their clean-up; <see cref="UploadOptions"/> from section <c>Files</c>. Needs AddData, AddAudit and AddAccounts.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<UploadOptions>().Bind(configuration.GetSection(UploadOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<UploadOptions>, UploadOptionsValidator>()
            .AddSingleton<FileStore>()
            .AddSingleton<FileQuota>()
            .AddSingleton<FileStaging>()
            .AddSingleton<FileKeeper>()
            .AddOperation<UploadFile>()
            .AddOperation<OwnAvatar>()
            .AddOperation<DeleteFile>()
            .AddOperation<FileReader>()
            .AddSingleton<FileCleanup>()
            .AddHostedService<FileCleanupTimer>();
    }
}
