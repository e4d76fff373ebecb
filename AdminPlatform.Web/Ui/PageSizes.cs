using System.Globalization;

namespace AdminPlatform.Web.Ui;

/// <summary>How many rows a list can show at once.</summary>
internal static class PageSizes
{
    public const int Default = 20;

    public static readonly IReadOnlyList<int> All = [Default, 50, 100];

    /// <summary>The first of <paramref name="texts"/> that is one of them; else the usual one.</summary>
    public static int From(params string?[] texts) =>
        texts.Select(text => All.FirstOrDefault(size => size.ToString(CultureInfo.InvariantCulture) == text)).FirstOrDefault(size => size > 0, Default);
}
