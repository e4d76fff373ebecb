namespace AdminPlatform.Core.Audit.Export;

/// <summary>In which form a log leaves the product.</summary>
public enum LogFormat
{
    /// <summary>RFC 4180 in UTF-8 with a byte order mark, formulas neutralised.</summary>
    Csv,

    /// <summary>One array of objects.</summary>
    Json,
}
