using System.Text.RegularExpressions;

namespace AdminPlatform.Core.Monitoring.Linux;

/// <summary>A local filesystem whose size is worth knowing.</summary>
internal sealed record Mount(string Device, string Mountpoint, string Filesystem);

/// <summary>/proc/self/mountinfo: <c>id parent major:minor root mountpoint options… - type source superoptions</c>.</summary>
internal static partial class MountText
{
    /// <summary>
    /// Filesystems on block devices, pools, and whatever is mounted on <c>/</c>; each device once, by its shortest mount point. Network and FUSE
    /// filesystems are left out, because asking them for their size can hang for ever; read-only images, because they are always full.
    /// </summary>
    public static IReadOnlyList<Mount>? Parse(string text)
    {
        List<Mount> mounts = [];
        var read = false;
        foreach (var fields in ProcText.Lines(text).Select(line => ProcText.Fields(line)))
        {
            var dash = Array.IndexOf(fields, "-");
            if (dash < 6 || fields.Length < dash + 3)
            {
                continue;
            }

            read = true;
            Mount mount = new(Unescape(fields[dash + 2]), Unescape(fields[4]), fields[dash + 1]);
            if (IsLocal(mount))
            {
                mounts.Add(mount);
            }
        }

        return !read ? null : [.. mounts.GroupBy(mount => mount.Device, Shortest).OrderBy(mount => mount.Mountpoint, StringComparer.Ordinal)];
    }

    private static bool IsLocal(Mount mount) =>
        !Unwanted().IsMatch(mount.Filesystem)
        && (mount.Mountpoint == "/"
            || mount.Filesystem is "zfs" or "btrfs" or "bcachefs"
            || (mount.Device.StartsWith("/dev/", StringComparison.Ordinal) && !mount.Device.StartsWith("/dev/loop", StringComparison.Ordinal)));

    private static Mount Shortest(string device, IEnumerable<Mount> mounts) => mounts.MinBy(mount => mount.Mountpoint.Length)!;

    /// <summary>Blank, tab, newline and backslash are written as three octal digits.</summary>
    private static string Unescape(string field) => !field.Contains('\\', StringComparison.Ordinal)
        ? field
        : Octal().Replace(field, match => ((char)Convert.ToInt32(match.Groups[1].Value, 8)).ToString());

    [GeneratedRegex(@"^(nfs|nfs4|cifs|smb3|smbfs|ncpfs|afs|ceph|glusterfs|lustre|gfs2?|ocfs2|beegfs|9p|virtiofs|coda|orangefs|autofs|fuse|fuse\..*|squashfs|iso9660|udf|erofs|cramfs|devtmpfs|rootfs)$")]
    private static partial Regex Unwanted();

    [GeneratedRegex(@"\\([0-7]{3})")]
    private static partial Regex Octal();
}
