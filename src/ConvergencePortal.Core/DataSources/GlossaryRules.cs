using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.DataSources;

/// <summary>Where the glossary contradicts itself.</summary>
public static class GlossaryRules
{
    public static IEnumerable<RuleBreach> Check(IReadOnlyCollection<GlossaryTerm> terms) => FindCircles(terms).Concat(FindWordsUsedTwice(terms));

    private static IEnumerable<RuleBreach> FindCircles(IEnumerable<GlossaryTerm> terms)
    {
        foreach (var term in terms)
        {
            var seen = new HashSet<GlossaryTerm> { term };
            var wider = term.Parent;
            while (wider is not null && seen.Add(wider)) wider = wider.Parent;
            if (wider == term) yield return RuleBreach.Refusal("glossary.circle", DataSourceErrors.OwnParent(term.Term).Message, new BreachSubject(term, "parent_term"));
        }
    }

    /// <summary>A function that has one word for two things is where people talk past each other.</summary>
    private static IEnumerable<RuleBreach> FindWordsUsedTwice(IEnumerable<GlossaryTerm> terms)
    {
        var said = terms.Where(term => term.Status is not (TermStatus.Deprecated or TermStatus.Rejected)).SelectMany(term => WordsOf(term).Select(word => (word.Field, word.Text, Term: term)));
        foreach (var word in said.GroupBy(w => (w.Field, Text: w.Text.ToUpperInvariant())).Where(group => group.Count() > 1))
        {
            var (first, second) = (word.First(), word.Skip(1).First());
            yield return RuleBreach.Warning("glossary.wordTwice", $"\"{second.Text}\" stands for both {first.Term.Term} and {second.Term.Term}.", new BreachSubject(second.Term, second.Field), new BreachSubject(first.Term, first.Field));
        }
    }

    private static IEnumerable<(string Field, string Text)> WordsOf(GlossaryTerm term)
    {
        if (term.ITWord is { } it) yield return ("it_word", it);
        if (term.OTWord is { } ot) yield return ("ot_word", ot);
        if (term.MaintenanceWord is { } maintenance) yield return ("maintenance_word", maintenance);
        if (term.QualityWord is { } quality) yield return ("quality_word", quality);
        if (term.ProductionWord is { } production) yield return ("production_word", production);
    }
}
