using System.Runtime.InteropServices;

namespace AdminPlatform.Core.Monitoring.Linux;

/// <summary>statvfs(3), for sizes and inodes: DriveInfo knows no inodes.</summary>
internal static partial class StatVfs
{
    /// <summary>Null when the filesystem cannot be asked.</summary>
    public static PartitionMetrics? Read(Mount mount)
    {
        // The layout below is that of 64-bit glibc and musl.
        if (!Environment.Is64BitProcess || statvfs(mount.Mountpoint, out var data) != 0 || data.Blocks == 0)
        {
            return null;
        }

        var block = data.FragmentSize == 0 ? data.BlockSize : data.FragmentSize;
        var (total, free, available) = (Bytes(data.Blocks, block), Bytes(data.BlocksFree, block), Bytes(data.BlocksAvailable, block));
        var used = Math.Max(0, total - free);
        var (inodes, inodesFree) = ((long)data.Files, Math.Min((long)data.FilesFree, (long)data.Files));
        return new(mount.Device, mount.Mountpoint, mount.Filesystem, total, used, available, ProcText.Percent(used, (double)used + available), inodes, inodes - inodesFree, inodesFree);
    }

    private static long Bytes(ulong blocks, ulong size) => (long)UInt128.Min(long.MaxValue, (UInt128)blocks * size);

    [LibraryImport("libc", EntryPoint = "statvfs", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int statvfs(string path, out Data data);

    [StructLayout(LayoutKind.Sequential)]
    private struct Data
    {
        public ulong BlockSize;
        public ulong FragmentSize;
        public ulong Blocks;
        public ulong BlocksFree;
        public ulong BlocksAvailable;
        public ulong Files;
        public ulong FilesFree;
        public ulong FilesAvailable;
        public ulong Id;
        public ulong Flags;
        public ulong NameMax;
        private readonly ulong _spare1;
        private readonly ulong _spare2;
        private readonly ulong _spare3;
    }
}
