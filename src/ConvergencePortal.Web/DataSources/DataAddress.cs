namespace ConvergencePortal.Web.DataSources;

/// <summary>Where the pages of the catalog are: sources, flows, glossary, objectives and use cases. Keys are written "BER:HIST-PLANT".</summary>
public static class DataAddress
{
    public const string Sources = "/data-sources";
    public const string Knowledge = "/data-sources/people";
    public const string Flows = "/flows";
    public const string Glossary = "/glossary";
    public const string Objectives = "/objectives";
    public const string UseCases = "/use-cases";

    public static string Source(string key) => $"{Sources}/{InSite(key)}";
    public static string Flow(string key) => $"{Flows}/{InSite(key)}";
    public static string Objective(string key) => $"{Objectives}/{InSite(key)}";
    public static string UseCase(string key) => $"{UseCases}/{InSite(key)}";
    public static string Term(string term) => $"{Glossary}/{Uri.EscapeDataString(term)}";

    public static string Proposal(string number) => $"/proposals/{Uri.EscapeDataString(number)}";

    private static string InSite(string key) => string.Join('/', key.Split(':', 2).Select(Uri.EscapeDataString));
}
