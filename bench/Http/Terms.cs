namespace AdminPlatform.Bench.Http;

/// <summary>Search terms for wrk, a line each; more of them than the product remembers answers for.</summary>
internal static class Terms
{
    public static int Write(string file, int count, int people)
    {
        File.WriteAllLines(file, Enumerable.Range(0, count).Select(number => People.Term(number, people)).Distinct());
        return 0;
    }
}
