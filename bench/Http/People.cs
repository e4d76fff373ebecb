namespace AdminPlatform.Bench.Http;

/// <summary>The n-th of a long list of made-up people: always the same ones, with names in which something can be searched.</summary>
internal static class People
{
    private static readonly string[] s_syllables =
    [
        "an", "bei", "chen", "dong", "er", "fang", "gao", "hua", "jing", "kai", "lin", "mei", "ning", "peng", "qing", "rui",
        "shan", "tian", "wen", "xia", "yun", "zhi", "bo", "cai", "feng", "guo", "hong", "jun", "lan", "min", "tao", "yue",
    ];

    public static (string UserName, string Email, string Name) Of(int number)
    {
        var mixed = Mix((uint)number);
        var (first, second, family) = (Syllable(mixed), Syllable(mixed >> 5), Syllable(mixed >> 10));
        var userName = $"{family}.{first}{second}{number}";
        return (userName, $"{userName}@{Syllable(mixed >> 15)}{Syllable(mixed >> 20)}.example", $"{family} {first}{second}");
    }

    /// <summary>A string that stands in at least one of the first <paramref name="people"/> user names: four to six characters from its middle.</summary>
    public static string Term(int number, int people)
    {
        var mixed = Mix((uint)number + 0x5bd1e995);
        var name = Of(1 + (int)(mixed % (uint)people)).UserName;
        var length = 4 + (int)(mixed >> 28) % 3;
        return name.Substring((int)(mixed >> 20) % (name.Length - length + 1), length);
    }

    private static string Syllable(uint bits) => s_syllables[bits % 32];

    /// <summary>Spreads consecutive numbers over all 32 bits (finaliser of MurmurHash3).</summary>
    private static uint Mix(uint value)
    {
        value = (value ^ (value >> 16)) * 0x85ebca6b;
        value = (value ^ (value >> 13)) * 0xc2b2ae35;
        return value ^ (value >> 16);
    }
}
