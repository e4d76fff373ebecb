namespace AdminPlatform.Web.Accounts;

/// <summary>
/// Tells what a person did from what was pushed to their page: a page that only listens asks as the same person, but it is nobody's sign of
/// life, or an open tab would never time out.
/// </summary>
internal static class SignOfLife
{
    private static readonly AsyncLocal<bool> s_pushed = new();

    /// <summary>Whether what runs now was pushed.</summary>
    public static bool IsMissing => s_pushed.Value;

    /// <summary>Runs what a push set off.</summary>
    public static async Task WithoutAsync(Func<Task> run)
    {
        s_pushed.Value = true;
        await run();
    }
}
