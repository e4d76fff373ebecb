namespace AdminPlatform.Core.Common;

/// <summary>
/// The product cannot start as it is set up. The message is one line for the operator: what is wrong, with which value, and what to do.
/// It ends the start without a stack trace.
/// </summary>
public sealed class StartupException : Exception
{
    public StartupException()
    {
    }

    public StartupException(string message)
        : base(message)
    {
    }

    public StartupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
