using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using AdminPlatform.Core.Common;
using SQLitePCL;

namespace AdminPlatform.Core.Data;

/// <summary>
/// Runs Microsoft.Data.Sqlite 10 on SQLitePCLRaw 2.0.6 and the system's libsqlite3: binary compatible for every call EF makes, only the
/// assembly version is lower. This file and the NU1605 exemption go when Microsoft.EntityFrameworkCore.Sqlite 10 restores completely.
/// </summary>
internal static class SystemSqlite
{
    private const string Core = "SQLitePCLRaw.core";

    private static readonly string[] s_libraries =
        OperatingSystem.IsWindows() ? ["winsqlite3"]
        : OperatingSystem.IsMacOS() ? ["libsqlite3.dylib"]
        : ["libsqlite3.so.0", "libsqlite3.so"];

    [ModuleInitializer]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2255", Justification = "Must run before the first SQLite type is loaded.")]
    internal static void Resolve() =>
        AssemblyLoadContext.Default.Resolving += static (context, name) => name.Name == Core
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, Core + ".dll"))
            : null;

    /// <summary>Binds the provider to the system's library; call once before the first connection.</summary>
    /// <exception cref="StartupException">The library is not installed.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Use() => s_use.Value.GetType();

    private static readonly Lazy<object> s_use = new(static () =>
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Load);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return true;
    });

    private static IntPtr Load(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != "e_sqlite3")
        {
            return IntPtr.Zero;
        }

        foreach (var library in s_libraries)
        {
            if (NativeLibrary.TryLoad(library, out var handle))
            {
                return handle;
            }
        }

        throw new StartupException(
            "SQLite was not found on this system: install the package libsqlite3-0 (Debian, Ubuntu), sqlite-libs (Fedora, Alpine), or set Database:Provider to Postgres.");
    }
}
