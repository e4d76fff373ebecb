using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Settings;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Settings;

/// <summary>Keys of texts that are put together at run time, so that no compiler sees one missing.</summary>
public sealed class SettingTextTests
{
    [Fact]
    public void Texts_OfEverySettingAndSession_AreThere()
    {
        var texts = File.ReadAllText(Path.Combine(Repository.Root, "AdminPlatform.Web", "Resources", "Text.resx"));
        var keys = SettingCatalog.All.SelectMany(setting => (string[])
        [
            $"settings.group.{setting.Group}",
            $"settings.{setting.Key.Replace(':', '.')}",
            $"settings.{setting.Key.Replace(':', '.')}.help",
            .. (string[])(setting.Unit is { } unit ? [$"settings.unit.{unit}"] : []),
        ]).Concat(Enum.GetNames<SessionEnd>().Append("Expired").Select(reason => $"all-sessions.reason.{reason}"))
            .Concat(Enum.GetNames<SessionKind>().Select(kind => $"all-sessions.kind.{kind}"));

        keys.Where(key => !texts.Contains($"name=\"{key}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
