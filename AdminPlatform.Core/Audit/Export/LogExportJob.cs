namespace AdminPlatform.Core.Audit.Export;

public enum LogExportState
{
    Running,
    Done,
    Failed,
}

/// <summary>How far an export in the background is; a new one with every step.</summary>
/// <param name="Id">Random; in the address of the download.</param>
/// <param name="OwnerId">Who started it: nobody else sees it.</param>
/// <param name="Total">About how many entries it will have; 0 until they are counted.</param>
/// <param name="FinishedAt">UTC; null while it runs.</param>
public sealed record LogExportJob(Guid Id, int? OwnerId, string FileName, LogFormat Format, LogExportState State, long Written, long Total, DateTime StartedAt, DateTime? FinishedAt)
{
    /// <summary>0–100; 99 at most while it runs, as entries may be added meanwhile.</summary>
    public int Percent => State == LogExportState.Done ? 100 : Total == 0 ? 0 : (int)Math.Min(99, Written * 100 / Total);
}

/// <summary>An export in the background went on, ended or was removed.</summary>
public sealed record LogExportChanged(int? OwnerId);
