namespace AdminPlatform.Tests.Support;

/// <summary>Waits for something that another process or the collector brings about, and gives up with what it saw last.</summary>
internal static class Eventually
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static async Task<T> Until<T>(Func<Task<T>> look, Func<T, bool> enough)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (enough(seen) || TimeProvider.System.GetElapsedTime(start) > s_patience)
            {
                return seen;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }
}
