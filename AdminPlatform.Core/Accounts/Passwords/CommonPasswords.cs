using System.Collections.Frozen;

namespace AdminPlatform.Core.Accounts.Passwords;

/// <summary>A few hundred passwords that every attacker tries first, known from published leaks; compared without regard to case.</summary>
internal static class CommonPasswords
{
    private const string ResourceName = "AdminPlatform.Core.Accounts.Passwords.common-passwords.txt";

    private static readonly FrozenSet<string> s_list = Read();

    public static int Count => s_list.Count;

    public static bool Contains(string password) => s_list.Contains(password);

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream(ResourceName)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
