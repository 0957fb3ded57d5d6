namespace ConvergencePortal.Web.People;

/// <summary>Where a person has their page.</summary>
public static class PeopleAddress
{
    /// <summary>Who works when. Nobody whose code were "shifts" or "keys" would have a page besides.</summary>
    public const string Roster = "/people/shifts";

    /// <summary>By what other systems reach the API.</summary>
    public const string Keys = "/people/keys";

    /// <summary>Who stands in for whom.</summary>
    public const string Delegations = "/delegations";

    /// <summary>Who may do what, and why.</summary>
    public const string Rights = "/people/rights";

    public static string Of(string code) => $"/people/{Uri.EscapeDataString(code)}";
}
