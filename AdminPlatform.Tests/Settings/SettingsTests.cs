using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Passwords;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Files;
using AdminPlatform.Core.Settings;
using AdminPlatform.Tests.Accounts;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Tests.Settings;

public sealed class SettingsOnSqlite(OnSqlite database) : SettingsTests(database), IClassFixture<OnSqlite>;

public sealed class SettingsOnPostgres(OnPostgres database) : SettingsTests(database), IClassFixture<OnPostgres>;

/// <summary>Settings from the console: they win, hold at once and after a restart, and can neither break a rule nor the start.</summary>
public abstract class SettingsTests(TestDatabase database) : AccountsTests(database)
{
    private const string MinLength = "Accounts:PasswordMinLength";
    private const string Threshold = "Accounts:LockoutThreshold";

    private static readonly Actor s_editor = AccountsHost.With(SettingPermissions.View, SettingPermissions.Edit);

    [Fact]
    public async Task Update_OfAValue_HoldsAtOnceAndAfterARestartAndIsLogged()
    {
        await Loaded(Host);
        List<SettingsChanged> told = [];
        Host.Feed.Subscribe<SettingsChanged>(told.Add);

        (await UpdateAsync((MinLength, "12"), (Threshold, "5"))).IsSuccess.ShouldBeTrue();

        Host.Get<PasswordRules>().MinLength.ShouldBe(12);
        told.Count.ShouldBe(1);
        var entry = (await Host.LogAsync()).ShouldHaveSingleItem();
        (entry.Module, entry.Action, entry.UserName, entry.Succeeded).ShouldBe(("settings", "edit", "somebody", true));
        entry.Changes.ShouldBe($$"""{"{{MinLength}}":["6","12"],"{{Threshold}}":["10","5"]}""");
        await using var restarted = await Loaded(Restart());
        restarted.Get<PasswordRules>().MinLength.ShouldBe(12);
    }

    [Fact]
    public async Task Update_OfARateLimit_HoldsForTheNextAttempt()
    {
        await Loaded(Host);

        await UpdateAsync(("RateLimits:SignInPerMinute", "1"));

        (await Host.TrySignInAsync("nobody")).Error!.Code.ShouldBe(SignIn.FailedCode);
        (await Host.TrySignInAsync("nobody")).Error!.Code.ShouldBe(AddressLimits.ExceededCode);
    }

    [Fact]
    public async Task Update_WithNull_GoesBackToTheConfigurationOrTheDefault()
    {
        await using var host = await Loaded(Restart((MinLength, "9")));
        await UpdateAsync(host, (MinLength, "12"), (Threshold, "5"));
        Sources(host).ShouldBe([("12", "9", "6", SettingSource.Console), ("5", "10", "10", SettingSource.Console)]);

        await UpdateAsync(host, (MinLength, null), (Threshold, null));

        Sources(host).ShouldBe([("9", "9", "6", SettingSource.Configuration), ("10", "10", "10", SettingSource.Default)]);
        host.Get<PasswordRules>().MinLength.ShouldBe(9);
        await using var data = await host.DatabaseAsync();
        (await data.Settings.CountAsync()).ShouldBe(0);
    }

    public static TheoryData<string, string, string> Wrong => new()
    {
        { MinLength, "5", "setting.range" },
        { MinLength, "129", "setting.range" },
        { MinLength, "7.5", "setting.range" },
        { MinLength, "", "setting.range" },
        { MinLength, "99999999999", "setting.range" },
        { "Accounts:SelfRegistration", "perhaps", "setting.toggle" },
        { "DataDirectory", "/tmp", "setting.unknown" },
        { "Database:Provider", "Postgres", "setting.unknown" },
        { "ConnectionStrings:Default", "Host=evil", "setting.unknown" },
        { "Jwt:SigningKey", "a key that somebody else knows, too", "setting.unknown" },
        { "Bootstrap:AdminPassword", "a-password-1", "setting.unknown" },
        { "ReverseProxy:TrustedProxies", "0.0.0.0/0", "setting.unknown" },
        { "AllowedHosts", "*", "setting.unknown" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Update_WithSomethingWrong_ChangesNothingAtAll(string key, string value, string code)
    {
        await Loaded(Host);

        var result = await UpdateAsync((Threshold, "5"), (key, value));

        var field = result.Error!.Fields.ShouldHaveSingleItem();
        (field.Field, field.Code).ShouldBe((key, code));
        Host.Get<IOptionsMonitor<AccountOptions>>().CurrentValue.LockoutThreshold.ShouldBe(10);
        await using var data = await Host.DatabaseAsync();
        (await data.Settings.CountAsync()).ShouldBe(0);
        (await Host.LogAsync()).ShouldHaveSingleItem().Reason.ShouldBe(code);
    }

    [Fact]
    public async Task All_WithoutPermission_AreDenied()
    {
        await Loaded(Host);
        var outsider = AccountsHost.With([.. PermissionCatalog.All.Except(SettingPermissions.All)]);
        var viewer = AccountsHost.With(SettingPermissions.View);

        Host.Get<SettingReader>().List(outsider).Error!.Code.ShouldBe("access.denied");
        Host.Get<SettingReader>().List(viewer).IsSuccess.ShouldBeTrue();
        (await Host.Get<UpdateSettings>().RunAsync(viewer, new Dictionary<string, string?> { [MinLength] = "9" }, default)).Error!.Code.ShouldBe("access.denied");
        Host.Get<PasswordRules>().MinLength.ShouldBe(6);
    }

    [Fact]
    public async Task Update_ManyAtOnce_LeavesWhatIsStoredInForce()
    {
        await Loaded(Host);

        await AccountsHost.AtOnce(12, number => UpdateAsync((MinLength, $"{number + 10}")));

        await using var data = await Host.DatabaseAsync();
        var stored = (await data.Settings.SingleAsync()).Value;
        Host.Get<PasswordRules>().MinLength.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(stored);
        (await Host.LogAsync()).Count(entry => entry.Succeeded).ShouldBe(12);
    }

    [Fact]
    public async Task Load_ValuesThatDoNotHold_AreLeftOutWithAWarningAndTheOthersHold()
    {
        await using (var data = await Host.DatabaseAsync())
        {
            data.Settings.AddRange(
                new Setting { Key = MinLength, Value = "3" }, new Setting { Key = Threshold, Value = "5" }, new Setting { Key = "Accounts:Gone", Value = "1" },
                new Setting { Key = "DataDirectory", Value = "/tmp" });
            await data.SaveChangesAsync();
        }

        await Loaded(Host);

        Host.Get<PasswordRules>().MinLength.ShouldBe(6);
        Host.Get<IOptionsMonitor<AccountOptions>>().CurrentValue.LockoutThreshold.ShouldBe(5);
        Host.Log.Lines.Count(line => line.StartsWith("Warning", StringComparison.Ordinal)).ShouldBe(3);
        Host.Log.Lines.ShouldContain(line => line.Contains($"{MinLength} was set to '3'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Load_UnknownConfigurationKey_IsNamedWithTheNearestOne()
    {
        await using var host = Restart(("Accounts:PasswordMinLenght", "12"), ("Jwt:Nonsense", "1"), ("Elsewhere:Key", "1"));

        await Loaded(host);

        var warnings = host.Log.Lines.Where(line => line.StartsWith("Warning", StringComparison.Ordinal)).ToList();
        warnings.Count.ShouldBe(2);
        warnings.ShouldContain(line => line.Contains("Accounts:PasswordMinLenght is unknown and ignored. Did you mean Accounts:PasswordMinLength?", StringComparison.Ordinal));
        warnings.ShouldContain(line => line.Contains("Jwt:Nonsense is unknown and ignored.", StringComparison.Ordinal) && !line.Contains("Did you mean", StringComparison.Ordinal));
    }

    /// <summary>The catalogue and the validators of the options must not drift apart.</summary>
    [Fact]
    public async Task Catalog_Ranges_AreThoseOfTheOptions()
    {
        await using AccountsHost host = new(Database, static (services, configuration) => services.AddFiles(configuration));
        var values = host.Get<SettingValues>();
        foreach (var setting in SettingCatalog.All)
        {
            SettingValues.Check(setting, values.DefaultOf(setting)).ShouldBeNull(setting.Key);
            if (setting.Kind == SettingKind.Number)
            {
                int[] good = [setting.Least, setting.Most];
                int[] bad = [setting.Least - 1, setting.Most + 1];
                good.ShouldAllBe(value => values.Failures(Change(setting.Key, value)).Count == 0, setting.Key);
                bad.ShouldAllBe(value => values.Failures(Change(setting.Key, value)).Count == 1, setting.Key);
            }
        }
    }

    private static Dictionary<string, string?> Change(string key, int value) => new() { [key] = value.ToString(System.Globalization.CultureInfo.InvariantCulture) };

    private static List<(string, string, string, SettingSource)> Sources(AccountsHost host) =>
    [
        .. host.Get<SettingReader>().List(s_editor).Value.Where(setting => setting.Definition.Key is MinLength or Threshold)
            .Select(setting => (setting.Value, setting.Fallback, setting.Default, setting.Source)),
    ];

    private static async Task<AccountsHost> Loaded(AccountsHost host)
    {
        await host.Get<SettingLoader>().LoadAsync(default);
        return host;
    }

    private Task<Result<Done>> UpdateAsync(params (string Key, string? Value)[] changes) => UpdateAsync(Host, changes);

    private static Task<Result<Done>> UpdateAsync(AccountsHost host, params (string Key, string? Value)[] changes) =>
        host.Get<UpdateSettings>().RunAsync(s_editor, changes.ToDictionary(change => change.Key, change => change.Value), default);
}
