using AdminPlatform.Core.Files;
using AdminPlatform.Web.Ui;

namespace AdminPlatform.Web.Files;

/// <summary>A file as the browser describes it.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Type">Media type that the browser guesses from the name.</param>
internal sealed record ChosenFile(int Id, string Name, long Size, string Type);

/// <summary>What a file is uploaded as, and to which address.</summary>
internal sealed record UploadTarget(FileKind Kind, string Address)
{
    private static readonly string[] s_images = ["image/jpeg", "image/png", "image/gif", "image/webp"];

    public static UploadTarget Of(ChosenFile file)
    {
        var kind = s_images.Contains(file.Type) ? FileKind.Image : FileKind.Other;
        return new UploadTarget(kind, Links.Address(FileFolders.Root, ("kind", kind == FileKind.Image ? "image" : "other"), ("name", file.Name)));
    }

    public static UploadTarget OfAvatar(ChosenFile file) => new(FileKind.Avatar, Links.Address($"{FileFolders.Root}/avatar", ("name", file.Name)));
}

internal enum UploadState
{
    Waiting,
    Sending,
    Kept,
    Refused,
}

/// <summary>A file on its way.</summary>
internal sealed class UploadItem(ChosenFile file, UploadTarget target)
{
    public ChosenFile File { get; } = file;

    public UploadTarget Target { get; } = target;

    public UploadState State { get; private set; }

    /// <summary>0–100.</summary>
    public double Percent { get; private set; }

    /// <summary>Why it was refused.</summary>
    public string? Message { get; private set; }

    public void Send() => State = UploadState.Sending;

    public void Progress(double percent) => Percent = percent;

    public void Keep() => (State, Percent) = (UploadState.Kept, 100);

    public void Refuse(string message) => (State, Message) = (UploadState.Refused, message);
}
