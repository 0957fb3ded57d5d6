using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Import;

/// <summary>What came of applying a table to the loaded plant: the report, and what a save needs besides.</summary>
/// <param name="Added">New records, each with everything that hangs on it.</param>
/// <param name="Sites">Sites that the new and changed records belong to, before and after.</param>
/// <param name="Schedules">Ids of the sites whose schedule they move.</param>
/// <param name="Versions">Version of each record that existed, as it was read, by line.</param>
internal sealed record ImportPlan(ImportReport Report, IReadOnlyList<object> Added, IReadOnlyCollection<EquipmentNode> Sites, IReadOnlyCollection<int> Schedules,
    IReadOnlyDictionary<int, int> Versions)
{
    public bool WritesNothing => Report.New + Report.Changed == 0;
}
