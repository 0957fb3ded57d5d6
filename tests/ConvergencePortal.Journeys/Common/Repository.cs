namespace ConvergencePortal.Journeys.Common;

/// <summary>Where things lie in the working copy that these tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();
    public static string HostFolder { get; } = Path.Combine(Root, "src", "ConvergencePortal.Web");

    /// <summary>The host of the same configuration as these tests, which build it first.</summary>
    public static string HostAssembly { get; } = Path.Combine(HostFolder, "bin", Configuration, "net10.0", "ConvergencePortal.Web.dll");

    public static string Output { get; } = Directory.CreateDirectory(Path.Combine(Root, "tests", "output", "screenshots")).FullName;
    public static string AxeScript { get; } = Path.Combine(Root, "tests", "peers", "node_modules", "axe-core", "axe.min.js");

    public static string CardScript { get; } = Path.Combine(Root, "tests", "peers", "node_modules", "adaptivecards", "dist", "adaptivecards.js");

    public static string ProviderScript { get; } = Path.Combine(Root, "tests", "peers", "provider.mjs");

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ConvergencePortal.sln"))) return folder.FullName;
        throw new InvalidOperationException("These tests run from a build inside the working copy.");
    }
}
