using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Files;

/// <summary>What a file must be like to be kept as what it is uploaded as.</summary>
internal static class FileRules
{
    public static Error? Check(FileKind kind, StagedFile staged, UploadOptions options) =>
        staged.Refusal is { } refusal ? refusal
        : staged.Size > options.MegabytesOf(kind) * UploadOptions.Megabyte ? TooLarge(staged.Name, options.MegabytesOf(kind))
        : kind != FileKind.Other && staged.Image is null ? Error.Invalid("file", "file.not_an_image", staged.Name)
        : null;

    public static Error TooLarge(string name, int megabytes) => Error.Invalid("file", "file.too_large", name, megabytes);
}
