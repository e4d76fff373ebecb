using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Files;

/// <summary>How large uploads may be. Configuration section <c>Files</c>; a megabyte has 1024² bytes.</summary>
public sealed class UploadOptions
{
    public const string Section = "Files";
    public const long Megabyte = 1024 * 1024;

    public const int DefaultAvatarMegabytes = 2;
    public const int DefaultImageMegabytes = 5;
    public const int DefaultOtherMegabytes = 10;
    public const int DefaultQuotaMegabytesPerUser = 1024;

    /// <summary>A picture of somebody, 1–16.</summary>
    public int AvatarMegabytes { get; set; } = DefaultAvatarMegabytes;

    /// <summary>Any other picture, 1–64.</summary>
    public int ImageMegabytes { get; set; } = DefaultImageMegabytes;

    /// <summary>Any other file, 1–1024.</summary>
    public int OtherMegabytes { get; set; } = DefaultOtherMegabytes;

    /// <summary>All files of one user together, each counted as 4096 bytes at least, up to 1048576; 0 for as much as the disk holds.</summary>
    public int QuotaMegabytesPerUser { get; set; } = DefaultQuotaMegabytesPerUser;

    /// <summary>Bytes that no file exceeds, whatever its kind.</summary>
    public long LargestLimit => Megabyte * Math.Max(OtherMegabytes, Math.Max(ImageMegabytes, AvatarMegabytes));

    /// <summary>Bytes; null when there is no limit.</summary>
    internal long? Quota => QuotaMegabytesPerUser == 0 ? null : Megabyte * QuotaMegabytesPerUser;

    public int MegabytesOf(FileKind kind) => kind switch
    {
        FileKind.Avatar => AvatarMegabytes,
        FileKind.Image => ImageMegabytes,
        _ => OtherMegabytes,
    };
}

/// <summary>Says what is wrong by the key that the operator typed.</summary>
internal sealed class UploadOptionsValidator : IValidateOptions<UploadOptions>
{
    public ValidateOptionsResult Validate(string? name, UploadOptions options)
    {
        List<string> wrong = [];
        Range(nameof(options.AvatarMegabytes), options.AvatarMegabytes, 1, 16);
        Range(nameof(options.ImageMegabytes), options.ImageMegabytes, 1, 64);
        Range(nameof(options.OtherMegabytes), options.OtherMegabytes, 1, 1024);
        Range(nameof(options.QuotaMegabytesPerUser), options.QuotaMegabytesPerUser, 0, 1024 * 1024);
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);

        void Range(string property, int value, int least, int most)
        {
            if (value < least || value > most)
            {
                wrong.Add($"{UploadOptions.Section}:{property} is {value}: set it to a number from {least} to {most}.");
            }
        }
    }
}
