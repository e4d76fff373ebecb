namespace AdminPlatform.Core.Audit.Export;

/// <summary>An export that was allowed and logged, and now has to be written somewhere.</summary>
public abstract class LogExport
{
    private protected LogExport(string log, LogFormat format, DateTime at)
    {
        Format = format;
        FileName = FormattableString.Invariant($"{log}-{at:yyyyMMdd-HHmmss}.{(format == LogFormat.Csv ? "csv" : "json")}");
    }

    public LogFormat Format { get; }

    /// <summary>E.g. <c>operations-20260101-120000.csv</c>; the time is UTC.</summary>
    public string FileName { get; }

    /// <summary>How many entries it will have about; counts all of them.</summary>
    public abstract Task<long> CountAsync(CancellationToken cancellationToken);

    /// <summary>Writes all of it, never holding more than a batch in memory, and tells <paramref name="written"/> how many there are so far.</summary>
    public abstract Task WriteToAsync(Stream target, Action<long>? written, CancellationToken cancellationToken);
}
