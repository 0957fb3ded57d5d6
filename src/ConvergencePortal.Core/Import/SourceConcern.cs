using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Import;

/// <summary>Which functions are asked about an approved data source: those who answer for it, quality where its data is under good practice, process safety where safety depends on it.</summary>
internal static class SourceConcern
{
    /// <summary>Nobody while it has no accountable owner whose function is known: then the first step is to name one.</summary>
    public static IEnumerable<(Function Function, string Reason)> Of(LoadedPlant plant, DataSource source)
    {
        var held = source.Owners.Where(o => o.HoldsOn(plant.Today)).ToList();
        var owners = held.Where(o => o.Type == OwnershipType.AccountableOwner).SelectMany(owner => FunctionsOf(plant, source, owner, "accountable owner")).ToList();
        if (owners.Count == 0) return [];

        return owners
            .Concat(held.Where(o => o.Type == OwnershipType.Steward).SelectMany(steward => FunctionsOf(plant, source, steward, "steward")))
            .Concat(IsUnderGoodPractice(plant, source.Equipment) ? [(Function.Quality, $"{source.Equipment.Path} is GxP relevant.")] : [])
            .Concat(source.IsSafetyRelevant || source.Equipment.IsSafetyRelated ? [(Function.ProcessSafety, $"Safety depends on {source.Code}.")] : []);
    }

    private static IEnumerable<(Function, string)> FunctionsOf(LoadedPlant plant, DataSource source, OwnershipAssignment assignment, string role) =>
        assignment.Team is { } team ? [(team, $"{FunctionWords.Of(team)} is {role} of {source.Code}.")]
        : plant.People.GetValueOrDefault(assignment.Person!.Code) is { } person
            ? person.MembershipsOn(plant.Today).Where(m => m.SiteId == source.Site.Id).Select(m => (m.Function, $"{person.Name} is {role} of {source.Code}."))
        : [];

    /// <summary>A source describes its node with everything below, and what holds for a line holds for its cells.</summary>
    private static bool IsUnderGoodPractice(LoadedPlant plant, EquipmentNode node) => plant.Equipment.Values.Any(other => other.IsGxpRelevant
        && (other == node || other.Path.StartsWith($"{node.Path}/", StringComparison.OrdinalIgnoreCase) || node.Path.StartsWith($"{other.Path}/", StringComparison.OrdinalIgnoreCase)));
}
