using System.Reflection;
using AdminPlatform.Core.Data;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Tests.Architecture;

/// <summary>Dependencies point one way: Web → Core features → Access and Audit → Data and Common.</summary>
public sealed class DependencyTests
{
    private static readonly Assembly s_core = typeof(AppDbContext).Assembly;
    private static readonly Assembly s_web = typeof(Program).Assembly;

    /// <summary>What Core may take from the shared framework: the identity model and hasher, and encryption at rest.</summary>
    private static readonly string[] s_coreMayUse =
        ["Microsoft.AspNetCore.Identity", "Microsoft.AspNetCore.DataProtection", "Microsoft.AspNetCore.Cryptography"];

    [Fact]
    public void Core_Always_KnowsNoHttpAndNoPage() =>
        Uses(s_core, _ => true, used => In(used, "Microsoft.AspNetCore") && !s_coreMayUse.Any(allowed => In(used, allowed))).ShouldBeEmpty();

    [Fact]
    public void Core_Always_KnowsNoWeb() =>
        s_core.GetReferencedAssemblies().ShouldNotContain(assembly => assembly.Name!.StartsWith("AdminPlatform.Web", StringComparison.Ordinal));

    [Fact]
    public void Common_Always_KnowsNothingElseOfCore() =>
        Uses(s_core, type => In(type, "AdminPlatform.Core.Common"), used => In(used, "AdminPlatform.Core") && !In(used, "AdminPlatform.Core.Common"))
            .ShouldBeEmpty();

    /// <summary>The model and the migrations name every entity; that is what they are for.</summary>
    [Fact]
    public void Data_BesideTheModel_KnowsNoFeature() =>
        Uses(s_core, type => In(type, "AdminPlatform.Core.Data") && !In(type, "AdminPlatform.Core.Data.Migrations") && type != typeof(AppDbContext), IsFeature)
            .ShouldBeEmpty();

    [Fact]
    public void Audit_Always_KnowsNoFeature() =>
        Uses(s_core, type => In(type, "AdminPlatform.Core.Audit"), IsFeature).ShouldBeEmpty();

    [Fact]
    public void Features_Always_DependOnEachOtherOneWayOnly()
    {
        var uses = Uses(s_core, IsFeature, IsFeature, (type, used) => (From: Feature(type), To: Feature(used)))
            .Where(use => use.From != use.To)
            .ToHashSet();

        uses.Where(use => uses.Contains((use.To, use.From))).ShouldBeEmpty();
    }

    [Fact]
    public void Endpoints_Always_LeaveTheDatabaseToCore() =>
        Uses(s_web, type => In(type, "AdminPlatform.Web.Api"), IsDatabase).ShouldBeEmpty();

    [Fact]
    public void Pages_Always_LeaveTheDatabaseToCore() =>
        Uses(s_web, typeof(ComponentBase).IsAssignableFrom, IsDatabase).ShouldBeEmpty();

    [Fact]
    public void Dialects_Always_ShareOnlyCore() =>
        Uses(
            s_web,
            type => Dialect(type) is not null,
            used => Dialect(used) is not null,
            (type, used) => (type, used)).Where(use => Dialect(use.type) != Dialect(use.used)).ShouldBeEmpty();

    [Fact]
    public void Pages_Always_KnowNoDialect() =>
        Uses(s_web, typeof(ComponentBase).IsAssignableFrom, used => In(used, "AdminPlatform.Web.Api")).ShouldBeEmpty();

    private static List<string> Uses(Assembly assembly, Func<Type, bool> users, Func<Type, bool> usedOnes) =>
        Uses(assembly, users, usedOnes, (type, used) => $"{type.FullName} uses {used.FullName}");

    private static List<T> Uses<T>(Assembly assembly, Func<Type, bool> users, Func<Type, bool> usedOnes, Func<Type, Type, T> describe) =>
    [
        .. TypeDependencies.Written(assembly).Where(users)
            .SelectMany(type => TypeDependencies.Of(type).Where(usedOnes).Select(used => describe(type, used))),
    ];

    private static bool In(Type type, string ns) =>
        type.Namespace is { } own && (own == ns || own.StartsWith(ns + '.', StringComparison.Ordinal));

    private static bool IsDatabase(Type type) =>
        In(type, "Microsoft.EntityFrameworkCore") || In(type, "Microsoft.Data.Sqlite") || In(type, "Npgsql") || typeof(AppDbContext).IsAssignableFrom(type);

    private static bool IsFeature(Type type) =>
        In(type, "AdminPlatform.Core") && Feature(type) is not ("" or "Access" or "Audit" or "Data" or "Common");

    private static string Feature(Type type) => type.Namespace!.Split('.').ElementAtOrDefault(2) ?? "";

    private static string? Dialect(Type type) =>
        In(type, "AdminPlatform.Web.Api") ? type.Namespace!.Split('.').ElementAtOrDefault(3) : null;
}
