using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace ConvergencePortal.Tests.Common;

/// <summary>bUnit names an older assembly version of AngleSharp.Diffing than the package that restores; the library is the same.</summary>
internal static class BunitDiffing
{
    [ModuleInitializer]
    internal static void Resolve() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name == "AngleSharp.Diffing" ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll")) : null;
}
