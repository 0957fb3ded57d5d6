namespace ConvergencePortal.Web.People;

/// <summary>Where a person has their page.</summary>
public static class PeopleAddress
{
    public static string Of(string code) => $"/people/{Uri.EscapeDataString(code)}";
}
