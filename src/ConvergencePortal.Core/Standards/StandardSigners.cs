using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Standards;

/// <summary>Who must sign a version of a standard: the function that keeps it, and every function whose things it applies to (invariant S4), each with the reason.</summary>
public static class StandardSigners
{
    private const int MostNames = 5;

    public static IReadOnlyList<AskedFunction> For(Function keeper, Applicability asked, AppliedSet set)
    {
        var reasons = Enum.GetValues<Function>().ToDictionary(function => function, _ => new List<string>());
        reasons[keeper].Add("Keeps this standard.");
        foreach (var owned in set.Things.Where(thing => thing.Owner is not null).ToLookup(thing => thing.Owner!.Value, thing => thing.Code))
            reasons[owned.Key].Add($"Answers for data sources it applies to: {Some([.. owned])}.");
        foreach (var zones in set.Things.Where(thing => thing.Kind != ItemKind.DataSource).SelectMany(thing => thing.Zones.Select(zone => (Name: $"{thing.Site}:{zone.Code}", zone.Owner))).Distinct().ToLookup(z => z.Owner, z => z.Name))
            reasons[zones.Key].Add($"Owns {(zones.Count() == 1 ? "the zone" : "zones")} it applies to: {Some([.. zones])}.");

        var equipment = set.Things.Where(thing => thing.Kind == ItemKind.Equipment).ToList();
        if (equipment.Count > 0) AddTo([Function.OT, Function.Maintenance], $"It applies to {Counted(equipment.Count, "piece of equipment", "pieces of equipment")}: {Some(Codes(equipment))}.");
        var loose = set.Things.Where(thing => thing is { Kind: ItemKind.Device, Zones.Count: 0 }).ToList();
        if (loose.Count > 0) AddTo([Function.OT], $"It applies to {Counted(loose.Count, "device", "devices")} in no zone: {Some(Codes(loose))}.");

        AddFlag(Function.ProcessSafety, "safety-related", thing => thing.IsSafetyRelated, asked.IsSafetyRelated);
        AddFlag(Function.ProcessSafety, "part of a hazardous process", thing => thing.IsHazardousProcess, asked.IsHazardousProcess);
        AddFlag(Function.Quality, "GxP relevant", thing => thing.IsGxpRelevant, asked.IsGxpRelevant);
        return [.. reasons.Where(r => r.Value.Count > 0).Select(r => new AskedFunction(r.Key, r.Value))];

        void AddTo(Function[] functions, string reason)
        {
            foreach (var function in functions) reasons[function].Add(reason);
        }

        void AddFlag(Function function, string words, Func<AppliedThing, bool> has, bool isAsked)
        {
            var flagged = set.Things.Where(has).ToList();
            if (flagged.Count > 0) AddTo([function], $"It applies to what is {words}: {Some(Codes(flagged))}.");
            else if (isAsked) AddTo([function], $"It is about what is {words}.");
        }
    }

    private static List<string> Codes(IEnumerable<AppliedThing> things) => [.. things.Select(thing => thing.Code)];

    private static string Counted(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    private static string Some(IReadOnlyList<string> names) =>
        names.Count <= MostNames ? string.Join(", ", names) : $"{string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more";
}
