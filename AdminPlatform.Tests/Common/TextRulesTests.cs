using System.Text.RegularExpressions;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Tests.Common;

public sealed class TextRulesTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("李雷 🙂", null)]
    [InlineData("12345678901", "field.too_long")]
    [InlineData(@"a\u0000", "field.control_character")]
    [InlineData(@"a\u0085", "field.control_character")]
    [InlineData(@"a\u202a", "field.control_character")]
    [InlineData(@"a\u202e", "field.control_character")]
    [InlineData(@"a\u2066", "field.control_character")]
    [InlineData(@"a\u2069", "field.control_character")]
    [InlineData(@"\ud83d", "field.malformed")]
    [InlineData(@"\ude42\ud83d", "field.malformed")]
    [InlineData(@"a\ude42", "field.malformed")]
    public void Check_Text_SaysWhatIsWrong(string? escaped, string? code) => (TextRules.Check("name", Raw(escaped), 10)?.Code).ShouldBe(code);

    [Theory]
    [InlineData(null, "")]
    [InlineData(@"one\r\nline\u0000", "oneline")]
    [InlineData(@"a\u202agpj\u202e.", "agpj.")]
    [InlineData(@"\u2066a\u2069", "a")]
    [InlineData("123456789012", "1234567890")]
    [InlineData("123456789🙂", "123456789")]
    [InlineData("12345678🙂", "12345678🙂")]
    [InlineData(@"a\ud83db", "ab")]
    [InlineData(@"\ude42", "")]
    public void ForLog_Text_IsOneStorableLine(string? escaped, string line) => TextRules.ForLog(Raw(escaped), 10).ShouldBe(line);

    /// <summary>Test runners cannot carry half a character.</summary>
    private static string? Raw(string? escaped) => escaped is null ? null : Regex.Unescape(escaped);
}
