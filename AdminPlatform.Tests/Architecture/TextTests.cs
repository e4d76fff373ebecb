using System.Text.RegularExpressions;
using System.Xml.Linq;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Architecture;

/// <summary>Texts for people live in .resx files: Chinese in the neutral one, English beside it.</summary>
public sealed partial class TextTests
{
    [Fact]
    public void Texts_OfEveryFile_AreCompleteInBothLanguages() =>
        Neutral().SelectMany(file => Differences(file, Path.ChangeExtension(file, ".en.resx"))).ShouldBeEmpty();

    [Fact]
    public void Texts_OfEveryFile_TakeTheSamePlaceholdersInBothLanguages() =>
        Neutral().Where(file => File.Exists(Absolute(Path.ChangeExtension(file, ".en.resx"))))
            .SelectMany(file => Mismatches(file, Path.ChangeExtension(file, ".en.resx")))
            .ShouldBeEmpty();

    /// <summary>But for the language switch, which names the other language in that language.</summary>
    [Fact]
    public void EnglishTexts_Always_AreEnglish() =>
        Resources().Where(file => file.EndsWith(".en.resx", StringComparison.Ordinal))
            .SelectMany(file => Read(file).Where(text => Chinese().IsMatch(text.Value)).Select(text => $"{file}: {text.Key}"))
            .Where(found => !found.Contains(": language.", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void Code_Always_IsFreeOfChinese() =>
        Repository.Sources("AdminPlatform.Core", ".cs", ".razor", ".js", ".css")
            .Concat(Repository.Sources("AdminPlatform.Web", ".cs", ".razor", ".js", ".css"))
            .SelectMany(file => File.ReadLines(Absolute(file)).Select((line, index) => (line, at: $"{file}:{index + 1}")))
            .Where(found => Chinese().IsMatch(found.line))
            .Select(found => $"{found.at} {found.line.Trim()}")
            .ShouldBeEmpty();

    private static IEnumerable<string> Neutral() => Resources().Where(file => !file.EndsWith(".en.resx", StringComparison.Ordinal));

    private static IEnumerable<string> Resources() =>
        Repository.Sources("AdminPlatform.Core", ".resx").Concat(Repository.Sources("AdminPlatform.Web", ".resx"));

    private static IEnumerable<string> Differences(string neutral, string english)
    {
        if (!File.Exists(Absolute(english)))
        {
            return [$"{neutral} has no {Path.GetFileName(english)}"];
        }

        var (chineseTexts, englishTexts) = (Read(neutral), Read(english));
        return chineseTexts.Keys.Except(englishTexts.Keys).Select(key => $"{english} lacks {key}")
            .Concat(englishTexts.Keys.Except(chineseTexts.Keys).Select(key => $"{neutral} lacks {key}"))
            .Concat(chineseTexts.Concat(englishTexts).Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => $"{neutral}: {text.Key} is empty"));
    }

    private static IEnumerable<string> Mismatches(string neutral, string english)
    {
        var englishTexts = Read(english);
        return Read(neutral)
            .Where(text => englishTexts.TryGetValue(text.Key, out var other) && !Placeholders(text.Value).SetEquals(Placeholders(other)))
            .Select(text => $"{neutral}: {text.Key}");
    }

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Absolute(file)).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")?.Value ?? "");

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Groups[1].Value)];

    private static string Absolute(string file) => Path.Combine(Repository.Root, file);

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\p{IsCJKSymbolsandPunctuation}]")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Placeholder();
}
