using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AdminPlatform.Tests.Architecture;

/// <summary>A rule that sees nothing is always kept; so this is what the eye must see.</summary>
public sealed class TypeDependenciesTests
{
    [Fact]
    public void Of_ATypeThatUsesAnotherInAnAsyncMethodOnly_FindsIt() =>
        TypeDependencies.Of(typeof(SingleProcess)).ShouldContain(typeof(NpgsqlCommand));

    [Fact]
    public void Of_ATypeWithAGenericParameter_FindsWhatItIsMadeOf() =>
        TypeDependencies.Of(typeof(DatabaseInitializer)).ShouldContain(typeof(AppDbContext));

    [Fact]
    public void Of_ATypeThatCallsAnExtension_FindsWhereItIs() =>
        TypeDependencies.Of(typeof(DatabaseInitializer)).ShouldContain(typeof(RelationalDatabaseFacadeExtensions));
}
