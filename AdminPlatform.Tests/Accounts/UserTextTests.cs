using System.Text.RegularExpressions;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Accounts;

public sealed class UserTextOnSqlite(OnSqlite database) : UserTextTests(database), IClassFixture<OnSqlite>;

public sealed class UserTextOnPostgres(OnPostgres database) : UserTextTests(database), IClassFixture<OnPostgres>;

/// <summary>Text that a database may refuse, in every field that takes text: it is the caller's mistake, never a fault.</summary>
public abstract class UserTextTests(TestDatabase database) : AccountsTests(database)
{
    /// <summary>Written as escapes: test runners cannot carry half a character either.</summary>
    public static TheoryData<string> Unstorable => [@"a\u0000b", @"a\nb", @"a\u009fb", @"a\ud800b", @"b\udc00", @"\ud800"];

    [Theory]
    [MemberData(nameof(Unstorable))]
    public async Task Update_UnstorableText_IsInvalidInEveryField(string escaped)
    {
        var text = Regex.Unescape(escaped);
        var id = await Host.AddUserAsync("bob");
        UserChanges[] all =
        [
            new() { UserName = text }, new() { Email = text + "@example.com" }, new() { Name = text }, new() { Nickname = text }, new() { Phone = text }, new() { Avatar = text }, new() { Roles = [text] },
        ];

        foreach (var changes in all)
        {
            var error = (await Host.Get<UpdateUser>().RunAsync(Actor.System, id, changes, default)).Error;
            error.ShouldNotBeNull($"{changes}").Kind.ShouldBe(ErrorKind.Invalid, $"{changes}");
        }
    }

    [Theory]
    [MemberData(nameof(Unstorable))]
    public async Task Create_UnstorableText_IsInvalidAndLogged(string escaped)
    {
        var text = Regex.Unescape(escaped);
        NewUser[] all =
        [
            new(text, AccountsHost.Password), new("carol", AccountsHost.Password) { Email = text }, new("carol", AccountsHost.Password) { Name = text }, new("carol", AccountsHost.Password) { Roles = [text] },
        ];

        foreach (var user in all)
        {
            (await Host.Get<CreateUser>().RunAsync(AccountsHost.With(UserPermissions.Create), user, default)).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        }

        (await Host.LogAsync()).Count.ShouldBe(all.Length);
    }

    [Theory]
    [MemberData(nameof(Unstorable))]
    public async Task SignIn_UnstorableLogin_FailsLikeAnUnknownUser(string escaped)
    {
        var text = Regex.Unescape(escaped);
        (await Host.TrySignInAsync(text)).Error!.Code.ShouldBe(SignIn.FailedCode);

        (await Host.LoginsAsync()).ShouldHaveSingleItem().UserName.ShouldBe(new string([.. text.Where(char.IsAsciiLetter)]));
    }

    [Theory]
    [MemberData(nameof(Unstorable))]
    public async Task List_UnstorableSearch_IsInvalid(string escaped) =>
        (await Host.Users.ListAsync(Actor.System, new UserQuery(new PageRequest(1, 10)) { Search = Regex.Unescape(escaped) }, default)).Error!.Kind.ShouldBe(ErrorKind.Invalid);

    [Theory]
    [MemberData(nameof(Unstorable))]
    public async Task ChangePassword_UnstorableText_IsGoodUnlessItHasNoBytes(string escaped)
    {
        var text = "secret" + Regex.Unescape(escaped);
        await Host.AddUserAsync("bob");
        var bob = await Host.ActorAsync("bob");

        var changed = await Host.Get<OwnAccount>().ChangePasswordAsync(bob, AccountsHost.Password, text, default);

        (changed.Error?.Code).ShouldBe(text.Any(char.IsSurrogate) ? "field.malformed" : null);
        (await Host.TrySignInAsync("bob", text)).IsSuccess.ShouldBe(changed.IsSuccess);
    }

    [Theory]
    [MemberData(nameof(Unstorable))]
    public async Task SignIn_UnstorablePassword_FailsLikeAnyWrongOne(string escaped)
    {
        await Host.AddUserAsync("bob");

        (await Host.TrySignInAsync("bob", Regex.Unescape(escaped))).Error!.Code.ShouldBe(SignIn.FailedCode);
        (await Host.TrySignInAsync("nobody", Regex.Unescape(escaped))).Error!.Code.ShouldBe(SignIn.FailedCode);
    }

    /// <summary>The cut must not go through the middle of a character that takes two.</summary>
    [Fact]
    public async Task SignIn_LongLoginOfPairs_IsLoggedCutAtACharacter()
    {
        (await Host.TrySignInAsync(new string('a', User.EmailMaxLength - 1) + "🙂🙂")).Error!.Code.ShouldBe(SignIn.FailedCode);

        (await Host.LoginsAsync()).ShouldHaveSingleItem().UserName.ShouldBe(new string('a', User.EmailMaxLength - 1));
    }

    [Fact]
    public async Task Create_LongNameOfPairs_IsLoggedCutAtACharacter()
    {
        await Host.Get<CreateUser>().RunAsync(AccountsHost.With(UserPermissions.Create), new NewUser(new string('a', User.EmailMaxLength - 1) + "🙂🙂", AccountsHost.Password), default);

        (await Host.LogAsync()).ShouldHaveSingleItem().Target.ShouldBe(new string('a', User.EmailMaxLength - 1));
    }

    [Fact]
    public async Task Update_EveryFieldAtItsLimit_Succeeds()
    {
        var id = await Host.AddUserAsync("bob");
        UserChanges changes = new()
        {
            UserName = new string('名', User.UserNameMaxLength),
            Email = new string('a', 64) + "@" + string.Join('.', Enumerable.Repeat(new string('b', 37), 5))[..189],
            Name = new string('李', User.NameMaxLength),
            Nickname = string.Concat(Enumerable.Repeat("🙂", User.NameMaxLength / 2)),
            Phone = new string('1', User.PhoneMaxLength),
            Avatar = new string('/', User.AvatarMaxLength),
        };

        (await Host.Get<UpdateUser>().RunAsync(Actor.System, id, changes, default)).IsSuccess.ShouldBeTrue();

        (await Host.SignInAsync(changes.Email!.ToUpperInvariant())).User.Id.ShouldBe(id);
    }
}
