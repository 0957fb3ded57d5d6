namespace ConvergencePortal.Web.SignIn;

/// <summary>What a browser calls itself, in the two words by which people know it: "Firefox, Windows". Browsers name each other's names, so the order of looking matters.</summary>
public static class BrowserWords
{
    private static readonly (string Sign, string Word)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Sign, string Word)[] Systems =
        [("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>Something else is shown as it came; null when the browser said nothing.</summary>
    public static string? Of(string? agent)
    {
        if (agent is null) return null;

        var words = new[] { Find(Browsers, agent), Find(Systems, agent) }.OfType<string>().ToList();
        return words.Count == 0 ? agent : string.Join(", ", words);
    }

    private static string? Find((string Sign, string Word)[] known, string agent) => Array.Find(known, entry => agent.Contains(entry.Sign, StringComparison.Ordinal)).Word;
}
