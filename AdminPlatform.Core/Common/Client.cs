namespace AdminPlatform.Core.Common;

/// <summary>Through which door a caller came.</summary>
public enum Door
{
    /// <summary>The product itself: start-up, timers.</summary>
    System,

    /// <summary>A person in the browser console.</summary>
    Console,

    /// <summary>A machine with a token.</summary>
    Api,
}

/// <summary>Where a request came from, for the logs. Taken from the connection, never from what the caller claims.</summary>
/// <param name="Door">Through which door.</param>
/// <param name="Address">IP address of the connection; forwarded ones only from configured proxies.</param>
/// <param name="UserAgent">As sent, cut to 512 characters, control characters removed.</param>
/// <param name="TraceId">W3C trace id of the request.</param>
public sealed record Client(Door Door, string Address, string UserAgent, string TraceId)
{
    /// <summary>HTTP method; <c>CONSOLE</c> for what happens on a page, empty for the product itself.</summary>
    public string Method { get; init; } = "";

    /// <summary>Path of the endpoint or page, without query.</summary>
    public string Path { get; init; } = "";

    public static readonly Client System = new(Door.System, "", "", "");
}
