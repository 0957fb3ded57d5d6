using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>Whether exceptions end, and standards are looked at (ST-23, ST-24).</summary>
public static class GovernanceChecks
{
    /// <summary>ST-23, one a waiver or pilot and cause.</summary>
    public static IEnumerable<Violation> Ending(PlantSnapshot plant, CheckParameters parameters, CheckScope scope) =>
    [
        .. plant.Rows.Waivers.Where(w => scope.Covers(w.Site)).SelectMany(w => Of(plant, parameters, new Exception(SubjectKind.Waiver, w.Number, w.Site, w.Owner, w.EndsOn, w.Extensions))),
        .. plant.Rows.Pilots.Where(p => scope.Covers(p.Site)).SelectMany(p => Of(plant, parameters, Pilot(p))),
        .. plant.Rows.Pilots.Where(p => scope.Covers(p.Site) && string.IsNullOrWhiteSpace(p.ExitCriteria))
            .Select(p => Found(Pilot(p), CheckSeverity.High, "exit", $"Pilot {p.Number} says nowhere by what it is judged in the end.", "no exit criteria")),
    ];

    /// <summary>ST-24, one a standard and cause.</summary>
    public static IEnumerable<Violation> NotReviewed(PlantSnapshot plant, CheckParameters parameters, CheckScope scope)
    {
        foreach (var standard in plant.Rows.Standards.Where(s => scope.Covers(s.Site)))
        {
            if (standard.ReviewDueOn < plant.Today)
                yield return Of(standard, "review", $"{standard.Code} should have been looked at by {standard.ReviewDueOn:uuuu-MM-dd}.", $"due {standard.ReviewDueOn:uuuu-MM-dd}");
            var missing = standard.Concerned.Except(standard.ApprovedBy).Order().Select(FunctionWords.Of).ToList();
            if (missing.Count > 0) yield return Of(standard, "functions", $"{standard.Code} concerns {string.Join(", ", missing)}, who did not sign it.", [.. missing]);
        }
    }

    private static IEnumerable<Violation> Of(PlantSnapshot plant, CheckParameters parameters, Exception exception)
    {
        var (warn, most) = (parameters["ST-23", "warnDays"], parameters["ST-23", "maxExtensions"]);
        var left = Period.DaysBetween(plant.Today, exception.EndsOn);
        if (left <= 0) yield return Found(exception, CheckSeverity.High, "expired", $"{exception.Words} ended on {exception.EndsOn:uuuu-MM-dd} and is still there.", $"ended {exception.EndsOn:uuuu-MM-dd}");
        else if (left <= warn)
            yield return Found(exception, CheckSeverity.Medium, "soon", $"{exception.Words} ends on {exception.EndsOn:uuuu-MM-dd}. Mend what it excuses, or ask for more time.", $"ends {exception.EndsOn:uuuu-MM-dd}", parameters.Of("ST-23", "warnDays"));
        if (exception.Extensions > most)
            yield return Found(exception, CheckSeverity.High, "extended", $"{exception.Words} was extended {exception.Extensions} times; {most} is the most.", $"{exception.Extensions} extensions", parameters.Of("ST-23", "maxExtensions"));
    }

    private static Exception Pilot(PilotView pilot) => new(SubjectKind.Pilot, pilot.Number, pilot.Site, pilot.Owner, pilot.EndsOn, pilot.Extensions);

    private static Violation Found(Exception exception, CheckSeverity severity, string cause, string sentence, string evidence, params IReadOnlyList<ViolationParameter> numbers) =>
        new("ST-23", severity, exception.Site, new CheckSubject(exception.Kind, exception.Number), sentence, [exception.Number, evidence], ViolationOwner.Of(exception.Owner), [new ViolationParameter("cause", cause), .. numbers]);

    private static Violation Of(StandardView standard, string cause, string sentence, params string[] evidence) =>
        new("ST-24", CheckSeverity.Medium, standard.Site, new CheckSubject(SubjectKind.Standard, standard.Code), sentence, [standard.Code, .. evidence], ViolationOwner.Of(standard.Owner), [new ViolationParameter("cause", cause)]);

    /// <summary>What a waiver and a pilot have in common: both are allowed for a time.</summary>
    /// <param name="EndsOn">First day on which it no longer holds.</param>
    private sealed record Exception(SubjectKind Kind, string Number, string? Site, Function Owner, LocalDate EndsOn, int Extensions)
    {
        public string Words => $"{(Kind == SubjectKind.Waiver ? "Waiver" : "Pilot")} {Number}";
    }
}
