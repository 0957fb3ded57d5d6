namespace ConvergencePortal.Tests.Common;

/// <summary>Files of the repository that are not copied beside the tests: sources and docs.</summary>
internal static class RepositoryFiles
{
    private static readonly string Root = FindRoot();

    public static string At(params string[] path) => Path.Combine([Root, .. path]);

    public static IEnumerable<string> In(string folder, string pattern) => Directory.EnumerateFiles(At(folder), pattern, SearchOption.AllDirectories);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ConvergencePortal.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests do not lie below the repository's folder.");
    }
}
