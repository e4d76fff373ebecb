using System.Reflection;
using System.Runtime.CompilerServices;
using AdminPlatform.Core.Data;
using AdminPlatform.Tests.Support;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Tests.Architecture;

/// <summary>What every type looks like, so that a reader need not wonder.</summary>
public sealed class ShapeTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly[] s_assemblies = [typeof(AppDbContext).Assembly, typeof(Program).Assembly];

    [Fact]
    public void Classes_WithoutHeirs_AreSealed()
    {
        var all = s_assemblies.SelectMany(assembly => assembly.GetTypes()).ToList();
        var parents = all.Select(type => type.BaseType).OfType<Type>().Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type).ToHashSet();

        s_assemblies.SelectMany(TypeDependencies.Written)
            .Where(type => type is { IsClass: true, IsAbstract: false, IsSealed: false } && !parents.Contains(type))
            .Where(type => !IsWrittenByATool(type))
            .Select(type => type.FullName)
            .ShouldBeEmpty();
    }

    /// <summary>The framework skips the validation of internal ones without a word.</summary>
    [Fact]
    public void Contracts_Always_ArePublic() =>
        TypeDependencies.Written(typeof(Program).Assembly)
            .Where(type => type.Namespace!.StartsWith("AdminPlatform.Web.Api", StringComparison.Ordinal))
            .Where(type => type.Name.EndsWith("Request", StringComparison.Ordinal) || type.Name.EndsWith("Response", StringComparison.Ordinal))
            .Where(type => !type.IsPublic)
            .Select(type => type.FullName)
            .ShouldBeEmpty();

    [Fact]
    public void Methods_Always_CanBeAwaited() =>
        s_assemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(Declared))
            .Where(method => method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
            .Select(method => $"async void {method.DeclaringType}.{method.Name}")
            .ShouldBeEmpty();

    [Fact]
    public void Namespaces_Always_AreFolders() =>
        Repository.Sources("AdminPlatform.Core", ".cs")
            .Concat(Repository.Sources("AdminPlatform.Web", ".cs"))
            .Concat(Repository.Sources("AdminPlatform.Tests", ".cs"))
            .Select(path => (path, Declared: NamespaceOf(path), Expected: Path.GetDirectoryName(path)!.Replace(Path.DirectorySeparatorChar, '.')))
            .Where(file => file.Declared is not null && file.Declared != file.Expected)
            .Select(file => $"{file.path} declares {file.Declared}")
            .ShouldBeEmpty();

    /// <summary>Pages come from .razor files and Program from statements: neither can say "sealed". Migrations are generated.</summary>
    private static bool IsWrittenByATool(Type type) =>
        typeof(IComponent).IsAssignableFrom(type) || type.Name is "Program" or "_Imports" || type.IsDefined(typeof(CompilerGeneratedAttribute)) ||
        type.Namespace!.StartsWith("AdminPlatform.Core.Data.Migrations", StringComparison.Ordinal);

    private static string? NamespaceOf(string path) =>
        File.ReadLines(Path.Combine(Repository.Root, path))
            .FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))?["namespace ".Length..].Trim(' ', ';', '{');
}
