using System.Text;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Accounts;

public sealed class ImportUsersOnSqlite(OnSqlite database) : ImportUsersTests(database), IClassFixture<OnSqlite>;

public sealed class ImportUsersOnPostgres(OnPostgres database) : ImportUsersTests(database), IClassFixture<OnPostgres>;

public abstract class ImportUsersTests(TestDatabase database) : AccountsTests(database)
{
    [Fact]
    public async Task Import_GoodRows_CreatesEachAsTheFormWould()
    {
        var rows = await PreviewAsync(""""
            email,Username,password,roles,status,name,phone,nickname
            lin@example.com,lin,correct-horse-9,viewer;operator,disabled,"Lin, the ""first""",+86 138,L
            ,mei,correct-horse-9,,,,,
            """");

        foreach (var row in rows)
        {
            (await Host.Get<ImportUsers>().RunAsync(Actor.System, row, default)).IsSuccess.ShouldBeTrue();
        }

        var lin = await FindAsync("lin");
        (lin.Email, lin.Name, lin.Nickname, lin.Phone, lin.IsEnabled).ShouldBe(("lin@example.com", "Lin, the \"first\"", "L", "+86 138", false));
        lin.Roles.ShouldBe([BuiltInRoles.Operator, BuiltInRoles.Viewer]);
        var mei = await FindAsync("mei");
        (mei.Email, mei.IsEnabled, mei.Roles.Single()).ShouldBe((null, true, BuiltInRoles.User));
        (await Host.TrySignInAsync("mei")).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task Import_EveryUser_HasAnEntryInTheLogWithoutTheirPassword()
    {
        await Host.AddUserAsync("root", BuiltInRoles.Admin);
        var admin = await Host.ActorAsync("root");
        foreach (var row in await PreviewAsync("username,password\nlin,correct-horse-9\nmei,correct-horse-9\n", admin))
        {
            await Host.Get<ImportUsers>().RunAsync(admin, row, default);
        }

        var log = await Host.LogAsync();

        log.Select(entry => (entry.Module, entry.Action, entry.Target, entry.Succeeded)).ShouldBe([("users", "create", "lin", true), ("users", "create", "mei", true)]);
        log.ShouldAllBe(entry => !entry.Parameters!.Contains("correct-horse") && !entry.Changes!.Contains("correct-horse"));
    }

    [Theory]
    [InlineData("a,correct-horse-9,,,", "username user.name_length")]
    [InlineData("mail@lin,correct-horse-9,,,", "username user.name_characters")]
    [InlineData(",correct-horse-9,,,", "username field.required")]
    [InlineData("lin,,,,", "password field.required")]
    [InlineData("lin,short,,,", "password password.too_short")]
    [InlineData("lin,correct-horse-9,nonsense,,", "email user.email_invalid")]
    [InlineData("lin,correct-horse-9,,emperor,", "roles role.not_found")]
    [InlineData("lin,correct-horse-9,,ADMIN,", "roles role.not_found")]
    [InlineData("lin,correct-horse-9,,,maybe", "status import.status")]
    [InlineData("lin,correct-horse-9", "file import.cells")]
    [InlineData("lin,correct-horse-9,,,,extra", "file import.cells")]
    [InlineData("TAKEN,correct-horse-9,,,", "username user.name_taken")]
    [InlineData("lin,correct-horse-9,Taken@Example.com,,", "email user.email_taken")]
    [InlineData("x,y,z,emperor,maybe", "username user.name_length;email user.email_invalid;password password.too_short;status import.status;roles role.not_found")]
    [InlineData("\"nu\0l\",correct-horse-9,,\"no\0role\",", "username user.name_characters;roles role.not_found")]
    public async Task Preview_RowThatBreaksARule_NamesTheColumnAndTheRule(string row, string wrong)
    {
        await Host.AddUserAsync(new NewUser("taken", AccountsHost.Password) { Email = "taken@example.com" });

        var found = (await PreviewAsync($"username,password,email,roles,status\n{row}\n")).ShouldHaveSingleItem();

        string.Join(';', found.Errors.Select(error => $"{error.Field} {error.Code}")).ShouldBe(wrong);
        (await Host.Get<ImportUsers>().RunAsync(Actor.System, found, default)).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await Host.Users.CountAsync(Actor.System, default)).Value.ShouldBe(1);
    }

    [Fact]
    public async Task Preview_SameNameOrEmailTwice_SaysInWhichLineItWasFirst()
    {
        var rows = await PreviewAsync("username,password,email\nlin,correct-horse-9,a@b.cn\n\nLIN,correct-horse-9,\nmei,correct-horse-9,A@B.CN\n");

        rows.Select(row => (row.Line, row.CanCreate)).ShouldBe([(2, true), (4, false), (5, false)]);
        rows.Skip(1).Select(row => row.Errors.Single()).Select(error => (error.Field, error.Code, error.Arguments.Single()))
            .ShouldBe([("username", "import.duplicate", 2), ("email", "import.duplicate", 2)]);
    }

    [Theory]
    [InlineData("", "import.empty")]
    [InlineData("username,password\n", "import.empty")]
    [InlineData("password,email\nx,y\n", "import.missing_column")]
    [InlineData("username,password,is_admin\nlin,x,1\n", "import.unknown_column")]
    [InlineData("username,Username\nlin,mei\n", "import.duplicate_column")]
    [InlineData("username,password\n\"lin,x\n", "import.malformed")]
    [InlineData("username,password\nli\"n,x\n", "import.malformed")]
    public async Task Preview_FileThatIsNone_SaysWhy(string file, string code) =>
        (await Host.Get<ImportUsers>().PreviewAsync(Actor.System, Bytes(file), false, default)).Error!.Code.ShouldBe(code);

    [Fact]
    public async Task Preview_TooMuchOrNotText_SaysWhy()
    {
        var import = Host.Get<ImportUsers>();

        (await import.PreviewAsync(Actor.System, new byte[ImportUsers.MaxSize + 1], false, default)).Error!.Code.ShouldBe("import.too_large");
        (await import.PreviewAsync(Actor.System, new byte[] { 0xff, 0xfe, 0x75 }, false, default)).Error!.Code.ShouldBe("import.encoding");
        var many = "username\n" + string.Concat(Enumerable.Range(0, ImportUsers.MaxRows + 1).Select(number => $"user{number}\n"));
        (await import.PreviewAsync(Actor.System, Bytes(many), false, default)).Error!.Code.ShouldBe("import.too_many_rows");
    }

    [Theory]
    [InlineData("\uFEFFusername,password\r\nlin,correct-horse-9\r\n")]
    [InlineData("username;password\nlin;correct-horse-9")]
    [InlineData("\"username\",\"password\"\r\"lin\",\"correct-horse-9\"\r")]
    [InlineData(" USERNAME , password\n  lin  ,correct-horse-9\n")]
    public async Task Preview_AsSpreadsheetsSave_IsRead(string file)
    {
        var row = (await PreviewAsync(file)).ShouldHaveSingleItem();

        (row.UserName, row.CanCreate).ShouldBe(("lin", true));
    }

    [Fact]
    public async Task Preview_CellThatLooksLikeAFormula_IsText()
    {
        var row = (await PreviewAsync("username,password,name\nlin,correct-horse-9,\"=HYPERLINK(\"\"http://x\"\")\"\n")).ShouldHaveSingleItem();

        (row.CanCreate, row.Name).ShouldBe((true, "=HYPERLINK(\"http://x\")"));
    }

    [Fact]
    public async Task Preview_MayNotCreate_IsDenied() =>
        (await Host.Get<ImportUsers>().PreviewAsync(AccountsHost.With(UserPermissions.View), Bytes("username\nlin\n"), false, default)).Error!.Code.ShouldBe(Authorization.DeniedCode);

    [Fact]
    public async Task Import_PasswordsGenerated_OnesThatSignInAndDiffer()
    {
        var import = Host.Get<ImportUsers>();
        var rows = (await import.PreviewAsync(Actor.System, Bytes("username,password\nlin,\nmei,\nown,correct-horse-9\n"), generatePasswords: true, default)).Value;
        foreach (var row in rows)
        {
            (await import.RunAsync(Actor.System, row, default)).IsSuccess.ShouldBeTrue();
        }

        rows[0].GeneratedPassword.ShouldNotBe(rows[1].GeneratedPassword);
        rows[2].GeneratedPassword.ShouldBeNull();
        (await Host.TrySignInAsync("lin", rows[0].GeneratedPassword!)).IsSuccess.ShouldBeTrue();
        (await Host.TrySignInAsync("own")).IsSuccess.ShouldBeTrue();
    }

    private async Task<IReadOnlyList<ImportRow>> PreviewAsync(string file, Actor? actor = null)
    {
        var preview = await Host.Get<ImportUsers>().PreviewAsync(actor ?? Actor.System, Bytes(file), false, default);
        return preview.Error is { } error ? throw new InvalidOperationException(error.Code) : preview.Value;
    }

    private async Task<UserDetails> FindAsync(string name) =>
        (await Host.Users.ListAsync(Actor.System, new UserQuery(new PageRequest(1, 10)) { Search = name }, default)).Value.Items.Single(user => user.UserName == name);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
