namespace ConvergencePortal.Web.DataSources;

/// <summary>Where the pages about flows are, besides the page of one flow.</summary>
public static class FlowAddress
{
    /// <summary>Who is hurt if a thing goes down.</summary>
    public static string Hurt(string thing) => $"{DataAddress.Flows}/hurt?thing={Uri.EscapeDataString(thing)}";

    /// <summary>The map of a site's flows, followed from one source.</summary>
    public static string Around(string site, string source, string way) => $"{DataAddress.Flows}?site={Uri.EscapeDataString(site)}&focus={Uri.EscapeDataString(source)}&way={way}";
}
