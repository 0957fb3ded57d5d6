namespace ConvergencePortal.Core.Reviews;

/// <summary>
/// Every figure of the weekly review. Targets are our own starting points and a setting of the site; the trend of eight weeks says more than they do. Figures that the data does not allow yet are left out: incidents, baselines,
/// advisories and training.
/// </summary>
public static class KpiCatalog
{
    /// <summary>A working day of eight hours, in minutes.</summary>
    public const int WorkingDay = 8 * 60;

    /// <summary>Below so many records no share is shown.</summary>
    public const int FewestForShare = 5;

    private const KpiBasis Happened = KpiBasis.Happened;
    private const KpiBasis Stood = KpiBasis.Stood;

    public static IReadOnlyList<Kpi> All { get; } =
    [
        new("lead-time-slot", KpiGroup.Flow, KpiMeasure.Spread, KpiUnit.WorkingMinutes, Happened, "From submission to a slot",
            "Working time from the first submission of a change to its first slot, of the changes that got their first slot in the week.", 10 * WorkingDay, false),
        new("lead-time-closed", KpiGroup.Flow, KpiMeasure.Spread, KpiUnit.WorkingMinutes, Happened, "From submission to the end",
            "Working time from the first submission of a change to its end, of the changes that were closed or rolled back in the week.", 10 * WorkingDay, false),
        new("decision-time", KpiGroup.Agreement, KpiMeasure.Spread, KpiUnit.WorkingMinutes, Happened, "Time to decide",
            "Working time from the moment a function could sign to its decision, of the decisions in the week. The clock stands while a change is back with its requester.", 2 * WorkingDay, false) { Part = KpiPart.Function },
        new("friction", KpiGroup.Agreement, KpiMeasure.Mean, KpiUnit.Number, Happened, "Friction index",
            "Hand-backs, signatures that had to be given again and moved slots, for each change that was closed or rolled back in the week.", 100, false),
        new("waiting", KpiGroup.Agreement, KpiMeasure.Sum, KpiUnit.WorkingMinutes, Happened, "Waiting between functions",
            "Working time that changes of one function waited for decisions of another, of the decisions in the week. Of functions, never of people.", null, false) { Part = KpiPart.FunctionPair },
        new("first-pass", KpiGroup.Agreement, KpiMeasure.Share, KpiUnit.Number, Happened, "Approved at the first attempt",
            "Of the changes that were approved or rejected in the week, those that were approved without having been handed back.", 750, true),
        new("conflicts-avoided", KpiGroup.Plant, KpiMeasure.Sum, KpiUnit.Number, Happened, "Conflicts resolved before the start",
            "Findings against a slot that went away before the work began: the slot was moved, or what stood against it was. Counted when they went.", null, true),
        new("conflicts-escaped", KpiGroup.Plant, KpiMeasure.Sum, KpiUnit.Number, Happened, "Changes begun against a standing conflict",
            "Changes that were begun in the week while a conflict that appeared after their agreement still stood.", 0, false),
        new("windows-used", KpiGroup.Plant, KpiMeasure.Share, KpiUnit.Number, Stood, "Maintenance windows used",
            "Of the times of maintenance windows that began in the week, those in which work was done on something that they cover.", 600, true),
        new("windows-shared", KpiGroup.Plant, KpiMeasure.Share, KpiUnit.Number, Stood, "Windows that functions shared",
            "Of the times of maintenance windows that were used, those in which changes of two functions or more were worked on.", 400, true),
        new("production-lost", KpiGroup.Plant, KpiMeasure.Sum, KpiUnit.Minutes, Happened, "Production lost to changes",
            "Minutes of production that were lost and not planned, as noted when changes were closed or rolled back in the week.", 0, false),
        new("success", KpiGroup.Plant, KpiMeasure.Share, KpiUnit.Number, Happened, "Changes that succeeded",
            "Of the changes that were closed or rolled back in the week, those that succeeded without issues.", 950, true),
        new("with-issues", KpiGroup.Plant, KpiMeasure.Count, KpiUnit.Number, Happened, "Changes with issues",
            "Changes that were closed in the week as successful with issues, or as unsuccessful.", null, false),
        new("rolled-back", KpiGroup.Plant, KpiMeasure.Count, KpiUnit.Number, Happened, "Changes rolled back", "Changes that were undone in the week.", 0, false),
        new("emergencies", KpiGroup.Plant, KpiMeasure.Share, KpiUnit.Number, Happened, "Emergencies among changes",
            "Of the changes on which work began in the week, those that were emergencies.", 50, false),
        new("retrospectives", KpiGroup.Plant, KpiMeasure.Share, KpiUnit.Number, Happened, "Retrospectives in time",
            "Of the emergencies that were closed in the week, those that were closed within the working days that the site allows after the work.", 1000, true),
        new("waiver-age", KpiGroup.Exceptions, KpiMeasure.Spread, KpiUnit.Days, Stood, "Age of waivers and pilots", "Days since they came into force, of those that were in force when the week was frozen.", 90, false),
        new("waivers-expired", KpiGroup.Exceptions, KpiMeasure.Count, KpiUnit.Number, Stood, "Waivers and pilots past their end", "Still in force by their status when the week was frozen, though their last day had passed.", 0, false),
        new("waivers-extended", KpiGroup.Exceptions, KpiMeasure.Count, KpiUnit.Number, Stood, "Extended more than once", "Waivers and pilots in force whose end was moved more than once.", null, false),
        new("measure-age", KpiGroup.Exceptions, KpiMeasure.Spread, KpiUnit.Days, Stood, "Age of temporary measures and bypasses", "Days since the work, of those that were still in place when the week was frozen.", 30, false),
        new("measures-overdue", KpiGroup.Exceptions, KpiMeasure.Count, KpiUnit.Number, Stood, "Temporary measures past their end", "Still in place when the week was frozen, though they should have been gone.", 0, false),
        new("pilots-decided", KpiGroup.Exceptions, KpiMeasure.Share, KpiUnit.Number, Happened, "Pilots decided in time", "Of the pilots whose last day lay in the week, those on which a decision was taken by then.", 900, true),
        new("ownership", KpiGroup.Data, KpiMeasure.Share, KpiUnit.Number, Stood, "Ownership coverage", "Of the data sources in production, those with exactly one accountable owner who is an active person.", 980, true),
        new("context", KpiGroup.Data, KpiMeasure.Share, KpiUnit.Number, Stood, "Context coverage", "Of the data sources in production, those of which a consumer and a flow are known.", 850, true),
        new("dark-data", KpiGroup.Data, KpiMeasure.Count, KpiUnit.Number, Stood, "Dark data", "Data sources in production for which nobody has named a use, neither a current nor a possible one.", null, false),
        new("tacit-risk", KpiGroup.Data, KpiMeasure.Count, KpiUnit.Number, Stood, "Known to one person only", "People among the data sources for whom nobody could step in.", null, false),
        new("findings-age", KpiGroup.Governance, KpiMeasure.Spread, KpiUnit.Days, Stood, "Age of serious findings", "Days since they were first seen, of the findings of high severity that were open when the week was frozen.", 14, false),
        new("findings-new", KpiGroup.Governance, KpiMeasure.Count, KpiUnit.Number, Stood, "New findings", "Findings that were first seen in the week and still known when it was frozen.", null, false),
        new("findings-cleared", KpiGroup.Governance, KpiMeasure.Count, KpiUnit.Number, Stood, "Cleared findings", "Findings that were fixed in the week.", null, true),
        new("cadence", KpiGroup.Governance, KpiMeasure.Share, KpiUnit.Number, Happened, "Reviews held with quorum", "Of the eight reviews before this one, those that were signed off with quorum before the week was frozen.", 950, true),
        new("actions-in-time", KpiGroup.Governance, KpiMeasure.Share, KpiUnit.Number, Happened, "Actions done in time", "Of the actions that were due in the week, those that were done by then.", 800, true),
        new("actions-carried", KpiGroup.Governance, KpiMeasure.Count, KpiUnit.Number, Stood, "Actions carried over more than twice", "Open actions that three or more reviews found open.", 0, false),
        new("co-authorship", KpiGroup.Governance, KpiMeasure.Share, KpiUnit.Number, Stood, "Standards made by three functions or more", "Of the standards that held when the week was frozen, those that at least three functions signed.", 800, true),
    ];

    private static readonly Dictionary<string, Kpi> ByCode = All.ToDictionary(kpi => kpi.Code);

    /// <summary>Null for a code that is not in the catalog.</summary>
    public static Kpi? Find(string code) => ByCode.GetValueOrDefault(code);
}
