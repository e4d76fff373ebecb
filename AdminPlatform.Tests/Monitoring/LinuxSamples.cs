namespace AdminPlatform.Tests.Monitoring;

/// <summary>Texts as real machines wrote them.</summary>
internal static class LinuxSamples
{
    public const string Stat = """
        cpu  12257 100 4146 253235 395 10 80 21 50 0
        cpu0 5547 50 1767 127639 31 5 15 9 25 0
        cpu1 6710 50 2379 125596 364 5 64 12 25 0
        intr 300263 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        ctxt 804587
        btime 1795176829
        processes 7373
        procs_running 2
        """;

    public const string MemInfo = """
        MemTotal:       24684092 kB
        MemFree:        20309928 kB
        MemAvailable:   22328208 kB
        Buffers:            1680 kB
        Cached:           192516 kB
        SwapCached:            0 kB
        SwapTotal:       2097148 kB
        SwapFree:        1048574 kB
        Shmem:              8856 kB
        SReclaimable:      88436 kB
        HugePages_Total:       0
        """;

    /// <summary>A laptop: NVMe with LUKS and LVM, a USB stick, loop and zram devices, a software RAID.</summary>
    public const string DiskStats = """
           7       0 loop0 59 0 2108 23 0 0 0 0 0 40 23 0 0 0 0 0 0
         259       0 nvme0n1 100 10 2000 300 50 20 4000 600 0 700 900 0 0 0 0 0 0
         259       1 nvme0n1p1 40 4 800 100 0 0 0 0 0 50 100 0 0 0 0 0 0
         259       2 nvme0n1p2 60 6 1200 200 50 20 4000 600 0 650 800 0 0 0 0 0 0
         253       0 dm-0 60 0 1200 210 70 0 4000 700 0 660 910 0 0 0 0 0 0
           8       0 sda 7 0 56 3 1 0 8 2 0 5 5
           8       1 sda1 7 0 56 3 1 0 8 2 0 5 5
           9     127 md127 5 0 40 0 5 0 40 0 0 0 0
         252       0 zram0 9 0 72 0 9 0 72 0 0 0 0
          11       0 sr0 1 0 8 0 0 0 0 0 0 0 0
         202       1 xvda1 2 0 16 1 3 0 24 2 0 3 3
        """;

    public const string NetDev = """
        Inter-|   Receive                                                |  Transmit
         face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
            lo:    3193      29    0    0    0     0          0         0     3193      29    0    0    0     0       0          0
          eth0: 625215549   13124    1    2    0     0          0         0   697199    8586    3    4    0     0       0          0
          eth1:1000 10 0 0 0 0 0 0 2000 20 0 0 0 0 0 0
        eth0.7: 500 5 0 0 0 0 0 0 600 6 0 0 0 0 0 0
        docker0: 700 7 0 0 0 0 0 0 800 8 0 0 0 0 0 0
        br-0a1b2c3d4e5f: 700 7 0 0 0 0 0 0 800 8 0 0 0 0 0 0
        veth1a2b3c@if7: 700 7 0 0 0 0 0 0 800 8 0 0 0 0 0 0
        wlp3s0: 30 3 0 0 0 0 0 0 40 4 0 0 0 0 0 0
          wg0: 900 9 0 0 0 0 0 0 901 9 0 0 0 0 0 0
        """;

    public const string MountInfo = """
        22 27 0:21 / /proc rw,relatime - proc proc rw
        24 27 0:6 / /dev rw,relatime - devtmpfs devtmpfs rw,size=12334492k,nr_inodes=3083623,mode=755
        25 24 0:23 / /dev/shm rw,relatime - tmpfs tmpfs rw,size=24684092k
        27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda1 rw,discard
        28 27 254:0 /var/lib/docker /var/lib/docker rw,relatime - ext4 /dev/vda1 rw,discard
        30 27 8:17 / /mnt/my\040disk rw,relatime shared:2 master:3 - xfs /dev/sdb1 rw
        31 27 0:50 / /mnt/nas rw,relatime - nfs4 nas:/export rw,hard
        32 27 0:51 / /mnt/share rw,relatime - cifs //nas/share rw
        33 27 0:52 / /home/me/remote rw,nosuid - fuse.sshfs me@host: rw
        34 27 7:1 / /snap/core/1 ro,nodev - squashfs /dev/loop1 ro
        35 27 0:60 / /tank rw - zfs tank rw,xattr
        36 27 0:61 /@home /home rw - btrfs /dev/sdc1 rw,subvol=/@home
        37 27 0:61 /@ /srv/data rw - btrfs /dev/sdc1 rw,subvol=/@
        """;

    /// <summary>Inside a container: the root is an overlay, some files are mounted one by one from the host's disk.</summary>
    public const string ContainerMountInfo = """
        500 400 0:70 / / rw,relatime - overlay overlay rw,lowerdir=/l,upperdir=/u,workdir=/w
        501 500 0:71 / /proc rw - proc proc rw
        502 500 254:1 /c/hosts /etc/hosts rw - ext4 /dev/vda1 rw
        503 500 254:1 /c/data /data rw - ext4 /dev/vda1 rw
        """;
}
