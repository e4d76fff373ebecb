using System.Buffers;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Files.Images;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Files;

/// <summary>Takes bytes in, counting while they come: what is too much is never on the disk.</summary>
internal sealed partial class FileStaging(FileStore store, FileQuota quota, IOptionsMonitor<UploadOptions> options, ILogger<FileStaging> logger)
{
    private const int BufferSize = 64 * 1024;

    private static readonly TimeSpan s_retryAfter = TimeSpan.FromMinutes(1);

    /// <param name="kind">Null while it is not known: then the largest limit of all counts.</param>
    public async Task<StagedFile> StageAsync(int ownerId, FileKind? kind, string? name, Stream content, CancellationToken cancellationToken)
    {
        var cleaned = FileNames.Clean(name);
        if (cleaned.Error is { } nameless)
        {
            return new StagedFile(TextRules.ForLog(name, StoredFile.NameMaxLength), nameless);
        }

        // A picture of oneself takes the place of the one before, so what is left is known only once that one is gone.
        var left = kind == FileKind.Avatar ? long.MaxValue : await quota.LeftAsync(ownerId, cancellationToken);
        var current = options.CurrentValue;
        var megabytes = kind is { } known ? current.MegabytesOf(known) : (int)(current.LargestLimit / UploadOptions.Megabyte);
        return await WriteAsync(cleaned.Value, megabytes, left, content, cancellationToken);
    }

    /// <summary>The disk is full, gone, or not ours to write.</summary>
    public Error Broken(Exception exception)
    {
        LogBroken(exception);
        return Error.Busy(UploadFile.StorageCode, s_retryAfter);
    }

    public static bool IsBroken(Exception exception) => exception is IOException or UnauthorizedAccessException;

    private async Task<StagedFile> WriteAsync(string name, int megabytes, long left, Stream content, CancellationToken cancellationToken)
    {
        FileStream part;
        try
        {
            part = store.CreatePart();
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            return new StagedFile(name, Broken(exception));
        }

        var kept = false;
        try
        {
            await using (part)
            {
                var size = await CopyAsync(name, megabytes, left, content, part, cancellationToken);
                if (size.Error is { } refusal)
                {
                    return new StagedFile(name, refusal);
                }
            }

            var staged = new StagedFile(name, new FileInfo(part.Name).Length, part.Name, await ImageFormat.OfFileAsync(part.Name, cancellationToken));
            kept = true;
            return staged;
        }
        finally
        {
            if (!kept)
            {
                FileStore.TryDelete(part.Name);
            }
        }
    }

    private async Task<Result<long>> CopyAsync(string name, int megabytes, long left, Stream content, FileStream part, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var size = 0L;
            while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                size += read;
                if (size > megabytes * UploadOptions.Megabyte)
                {
                    return FileRules.TooLarge(name, megabytes);
                }

                if (size > left)
                {
                    return quota.Exceeded(name);
                }

                if (await TryWriteAsync(part, buffer.AsMemory(0, read), cancellationToken) is { } broken)
                {
                    return broken;
                }
            }

            return size == 0 ? Error.Invalid("file", "file.empty", name) : TryFlush(part) is { } full ? full : size;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Reading may fail in the same way as writing does, when the caller goes away; only the disk is ours to tell of.
    private async Task<Error?> TryWriteAsync(FileStream part, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await part.WriteAsync(bytes, cancellationToken);
            return null;
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            return Broken(exception);
        }
    }

    private Error? TryFlush(FileStream part)
    {
        try
        {
            part.Flush(flushToDisk: true);
            return null;
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            return Broken(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "An upload could not be written: see that the data directory can be written and the disk is not full.")]
    private partial void LogBroken(Exception exception);
}
