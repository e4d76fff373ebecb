namespace AdminPlatform.Bench.Http;

/// <summary>Search terms for wrk, a line each.</summary>
internal static class Terms
{
    public static int Write(string file, int count)
    {
        File.WriteAllLines(file, Enumerable.Range(0, int.MaxValue).Select(People.Term).Distinct().Take(count));
        return 0;
    }
}
