namespace AdminPlatform.Core.Files.Images;

/// <summary>Finds in a picture what makes it a page or a program as well. The words are long enough that no picture has them by chance.</summary>
internal static class Markup
{
    /// <summary>In lower case, what follows a <c>&lt;</c>.</summary>
    private static readonly byte[][] s_words = [.. new[] { "script", "!doctype", "html", "?php", "iframe" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    public static bool IsIn(ReadOnlySpan<byte> bytes)
    {
        for (var next = bytes.IndexOf((byte)'<'); next >= 0; next = bytes.IndexOf((byte)'<'))
        {
            bytes = bytes[(next + 1)..];
            foreach (var word in s_words)
            {
                if (bytes.Length >= word.Length && System.Text.Ascii.EqualsIgnoreCase(bytes[..word.Length], word))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
