using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Changes;

/// <summary>Who speaks for what at a site, to tell whether a policy could ever be satisfied there.</summary>
public sealed record SiteStaff(string Site, ILookup<Function, int> Members);

/// <summary>Whether there are people enough for what a policy asks. A change that nobody could sign would wait for ever.</summary>
public static class PolicyStaffing
{
    /// <param name="holders">Ids of the people who hold a competency today, by its code.</param>
    public static IReadOnlyList<FieldError> FindShort(IReadOnlyList<ApprovalRule> rows, IReadOnlyList<SiteStaff> sites, ILookup<string, int> holders)
    {
        var wrong = new List<FieldError>();
        for (var place = 0; place < rows.Count; place++)
        {
            var (rule, at) = (rows[place], place);
            foreach (var site in sites.Where(site => rule.When.Sites.Count == 0 || rule.When.Sites.Contains(site.Site, StringComparer.OrdinalIgnoreCase)))
            foreach (var function in rule.Then.Functions)
                if (Short(rule.Then, site, function, holders) is { } sentence) wrong.Add(new FieldError(PolicyRowRules.FieldOf(at, "functions"), $"Row {at + 1} cannot be satisfied at {site.Site}: {sentence}"));
        }
        return wrong;
    }

    /// <summary>Null when enough people are left even if the requester is one of them, who never signs (site procedure: separation of duties).</summary>
    private static string? Short(RuleEffect then, SiteStaff site, Function function, ILookup<string, int> holders)
    {
        var able = site.Members[function].Distinct().Count(person => then.Competencies.All(code => holders[code].Contains(person)));
        var needed = then.Quorum.NeededOf(Math.Max(0, able - 1));
        if (needed <= able - 1) return null;

        var competent = then.Competencies.Count == 0 ? "" : $" with {string.Join(" and ", then.Competencies)}";
        return $"{FunctionWords.Of(function)} needs {needed} {(needed == 1 ? "person" : "people")}{competent} besides the requester, and has {able} in all.";
    }
}
