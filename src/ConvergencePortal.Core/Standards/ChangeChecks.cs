using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>Whether changes say and have what they need (CH-25 to CH-34). The portal refuses most of it on the way; the checks see what came by another way, or what moved under a change.</summary>
public static class ChangeChecks
{
    private const int HabitDays = 30;

    /// <summary>CH-25: agreed to, touches safety, and process safety did not sign.</summary>
    public static IEnumerable<Violation> SafetyUnsigned(PlantSnapshot plant, CheckParameters parameters, CheckScope scope) =>
        from change in Changes(plant, scope)
        where IsAgreed(change) && !change.Signatures.Any(s => s is { Function: Function.ProcessSafety, Verdict: Verdict.Approve })
        let safety = ChangeReach.Safety(plant, change)
        where safety is not null
        select Of("CH-25", CheckSeverity.Blocking, change, $"{change.Number} touches {safety[^1]}, which is for safety, and process safety has not signed.", [change.Number, .. safety, "no signature of process safety"], Function.ProcessSafety);

    /// <summary>CH-26: asked for on a hazardous process, no replacement in kind, and not everything is said that must be known before.</summary>
    public static IEnumerable<Violation> HazardUnknown(PlantSnapshot plant, CheckParameters parameters, CheckScope scope)
    {
        foreach (var change in Changes(plant, scope).Where(c => IsAsked(c) && !c.IsReplacementInKind))
        {
            if (ChangeReach.Hazard(plant, change) is not { } hazard) continue;

            var content = change.Content;
            var missing = Missing((content.TechnicalBasis, "technical basis (i)"), (content.SafetyImpact, "impact on safety and health (ii)"), (content.ProceduresToUpdate, "operating procedures (iii)"),
                (content.WorkMinutes > 0 ? "yes" : null, "time it takes (iv)"), (change.AskedFunctions.Count > 0 ? "yes" : null, "who authorizes it (v)"), (content.PeopleToInform, "who is informed and trained"));
            if (missing.Count > 0)
                yield return Of("CH-26", CheckSeverity.Blocking, change, $"{change.Number} touches the hazardous process {hazard[^1]} and does not say: {string.Join(", ", missing)}.", [change.Number, .. hazard, .. missing.Select(m => $"no {m}")], Function.ProcessSafety);
        }
    }

    /// <summary>CH-27: scheduled, and something blocks the slot.</summary>
    public static IEnumerable<Violation> SlotBlocked(PlantSnapshot plant, CheckParameters parameters, CheckScope scope) =>
        from change in Changes(plant, scope)
        where change.Status == ChangeStatus.Scheduled && change.Blocking.Count > 0
        select Of("CH-27", CheckSeverity.Blocking, change, $"{change.Number} is scheduled, and {change.Blocking.Count} {(change.Blocking.Count == 1 ? "conflict speaks" : "conflicts speak")} against its slot. {change.Blocking[0]}",
            [change.Number, .. change.Blocking.Take(5)], null);

    /// <summary>CH-28, one a cause: no way back, no time for it, or it runs out of the window.</summary>
    public static IEnumerable<Violation> NoWayBack(PlantSnapshot plant, CheckParameters parameters, CheckScope scope)
    {
        foreach (var change in Changes(plant, scope).Where(c => IsAsked(c) && c.Content.Type != ChangeType.Emergency && !IsOver(c)))
        {
            if (string.IsNullOrWhiteSpace(change.Content.BackoutPlan))
                yield return Of("CH-28", CheckSeverity.Blocking, change, $"{change.Number} does not say how it is undone.", [change.Number, "no backout plan"], null, "plan");
            if (change.WayBackTooLong is { } why) yield return Of("CH-28", CheckSeverity.Blocking, change, $"The way back of {change.Number} does not fit into its window. {why}", [change.Number, why], null, "window");
        }
    }

    /// <summary>CH-29: agreed to, moves network or software, and nobody said which controls it could affect.</summary>
    public static IEnumerable<Violation> ControlsUnknown(PlantSnapshot plant, CheckParameters parameters, CheckScope scope) =>
        from change in Changes(plant, scope)
        where IsAgreed(change) && change.Content.Nature is ChangeNature.Network or ChangeNature.Software && Empty(change.Content.SecurityControls) && Empty(change.Content.SecurityImpact)
        select Of("CH-29", CheckSeverity.Blocking, change, $"{change.Number} moves {(change.Content.Nature == ChangeNature.Network ? "the network" : "software")}, and nobody wrote which security controls it could affect.",
            [change.Number, "no security controls named"], Function.Cybersecurity);

    /// <summary>CH-30: high impact is critical equipment (our own default).</summary>
    public static IEnumerable<Violation> NotTested(PlantSnapshot plant, CheckParameters parameters, CheckScope scope)
    {
        foreach (var change in Changes(plant, scope).Where(c => IsAgreed(c) && c.Content.Type != ChangeType.Emergency))
        {
            if (ChangeReach.Critical(plant, change) is not { } critical) continue;

            var missing = Missing((change.Content.TestPlan, "how it is tested"), (change.Content.TestDifferences, "how the test differs from the plant"));
            if (missing.Count > 0) yield return Of("CH-30", CheckSeverity.High, change, $"{change.Number} touches {critical[^1]}, which is critical, and does not say {string.Join(" or ", missing)}.", [change.Number, .. critical, .. missing.Select(m => $"not {m}")], null);
        }
    }

    /// <summary>CH-31.</summary>
    public static IEnumerable<Violation> SoftwareUnverified(PlantSnapshot plant, CheckParameters parameters, CheckScope scope) =>
        from change in Changes(plant, scope)
        where IsAgreed(change) && change.Content.Nature == ChangeNature.Software && Empty(change.Content.SoftwareVerification)
        select Of("CH-31", CheckSeverity.High, change, $"{change.Number} brings software, and nobody wrote how its source and integrity were verified.", [change.Number, "no verification"], null);

    /// <summary>CH-32, one a cause: the look afterwards is late, the reason is missing, or the requester has too many. Working days are Monday to Friday (our own default).</summary>
    public static IEnumerable<Violation> EmergencyLeft(PlantSnapshot plant, CheckParameters parameters, CheckScope scope)
    {
        var (days, most) = (parameters["CH-32", "reviewWorkingDays"], parameters["CH-32", "maxPerRequester"]);
        var emergencies = Changes(plant, scope).Where(c => c.Content.Type == ChangeType.Emergency && c.Status is not (ChangeStatus.Draft or ChangeStatus.Cancelled)).ToList();
        foreach (var change in emergencies)
        {
            if (Empty(change.Content.EmergencyReason)) yield return Of("CH-32", CheckSeverity.High, change, $"{change.Number} does not say why the normal way could not be gone.", [change.Number, "no reason"], null, "reason");
            if (change is { ActualEnd: { } end, ClosedAt: null } && WorkingDays.Between(end.InUtc().Date, plant.Today) > days)
                yield return Of("CH-32", CheckSeverity.High, change, $"The work of {change.Number} ended on {end.InUtc().Date:uuuu-MM-dd}, and nobody has looked at it since; {days} working days are the most.",
                    [change.Number, $"ended {end.InUtc().Date:uuuu-MM-dd}", "not closed"], null, "review", parameters.Of("CH-32", "reviewWorkingDays"));
        }
        foreach (var requester in emergencies.Where(c => plant.Now - (c.SubmittedAt ?? c.CreatedAt) <= Duration.FromDays(HabitDays)).GroupBy(c => c.RequesterId).Where(g => g.Count() > most))
        {
            var all = requester.OrderBy(c => c.Number, StringComparer.Ordinal).ToList();
            yield return Of("CH-32", CheckSeverity.High, all[^1], $"{all[^1].RequesterName} raised {all.Count} emergencies in {HabitDays} days; {most} are the most. Is the normal way too slow?", [.. all.Select(c => c.Number)], null, "habit",
                parameters.Of("CH-32", "maxPerRequester"));
        }
    }

    /// <summary>CH-33, one a signature: one's own change, or other content than was signed.</summary>
    public static IEnumerable<Violation> SignatureWrong(PlantSnapshot plant, CheckParameters parameters, CheckScope scope)
    {
        foreach (var change in Changes(plant, scope))
            foreach (var signed in change.Signatures.Where(s => s.Verdict == Verdict.Approve))
            {
                if (signed.PersonId == change.RequesterId || signed.PersonId == change.ImplementerId)
                    yield return Of("CH-33", CheckSeverity.Blocking, change, $"{signed.PersonName} signed {change.Number} and is its {(signed.PersonId == change.RequesterId ? "requester" : "implementer")}.", [change.Number, signed.PersonName, "own change"],
                        Function.Cybersecurity, $"own {signed.PersonId}");
                if (!signed.Fits)
                    yield return Of("CH-33", CheckSeverity.Blocking, change, $"{change.Number} says something else than {signed.PersonName} signed.", [change.Number, signed.PersonName, "hash differs"], Function.Cybersecurity, $"moved {signed.PersonId} {signed.Function}");
            }
    }

    /// <summary>CH-34, one a measure or pilot.</summary>
    public static IEnumerable<Violation> PastItsEnd(PlantSnapshot plant, CheckParameters parameters, CheckScope scope) =>
    [
        .. plant.Rows.Measures.Where(m => scope.Covers(m.Site) && m.EndsAt <= plant.Now).Select(m => new Violation("CH-34", CheckSeverity.High, m.Site, new CheckSubject(SubjectKind.Measure, m.Number),
            $"{m.Title} ({m.Number}) should have been gone by {m.EndsAt.InUtc().Date:uuuu-MM-dd}.", [m.ChangeNumber, m.Number, $"ended {m.EndsAt.InUtc().Date:uuuu-MM-dd}"], new ViolationOwner(m.OwnerHome, m.OwnerId), [])),
        .. plant.Rows.Pilots.Where(p => scope.Covers(p.Site) && p.EndsOn <= plant.Today).Select(p => new Violation("CH-34", CheckSeverity.High, p.Site, new CheckSubject(SubjectKind.Pilot, p.Number),
            $"Pilot {p.Number} ended on {p.EndsOn:uuuu-MM-dd}, and nobody decided about it.", [p.Number, $"ended {p.EndsOn:uuuu-MM-dd}"], ViolationOwner.Of(p.Owner), [])),
    ];

    private static IEnumerable<ChangeView> Changes(PlantSnapshot plant, CheckScope scope) => plant.Rows.Changes.Where(c => scope.Covers(c.Site));

    private static bool IsOver(ChangeView change) => change.Status.IsFinal();

    /// <summary>Others have it in hand, and it is not over.</summary>
    private static bool IsAsked(ChangeView change) => change.Status is not (ChangeStatus.Draft or ChangeStatus.ChangesRequested) && !IsOver(change);

    /// <summary>The work may begin, or has.</summary>
    private static bool IsAgreed(ChangeView change) => change.Status is ChangeStatus.Approved or ChangeStatus.Scheduled or ChangeStatus.Implementing or ChangeStatus.Verifying;

    private static bool Empty(string? text) => string.IsNullOrWhiteSpace(text);

    private static List<string> Missing(params ReadOnlySpan<(string? Text, string Name)> fields)
    {
        var missing = new List<string>();
        foreach (var (text, name) in fields)
            if (Empty(text)) missing.Add(name);
        return missing;
    }

    /// <summary>The requester's, and the function's that has to look at it besides; without one, that of the requester.</summary>
    private static Violation Of(string check, CheckSeverity severity, ChangeView change, string sentence, IReadOnlyList<string> evidence, Function? function, string? cause = null, params IReadOnlyList<ViolationParameter> numbers) =>
        new(check, severity, change.Site, new CheckSubject(SubjectKind.Change, change.Number), sentence, evidence, new ViolationOwner(function ?? change.RequesterHome, change.RequesterId),
            cause is null ? numbers : [new ViolationParameter("cause", cause), .. numbers]);
}

/// <summary>Counts days on which decisions are made.</summary>
internal static class WorkingDays
{
    /// <summary>Days from Monday to Friday after the first and up to the last.</summary>
    public static int Between(LocalDate after, LocalDate last)
    {
        var count = 0;
        for (var day = after.PlusDays(1); day <= last; day = day.PlusDays(1))
            if (day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)) count++;
        return count;
    }
}

/// <summary>What the things of a change lie on: the equipment they belong to with everything above, and their zones.</summary>
internal static class ChangeReach
{
    public static IReadOnlyList<string>? Hazard(PlantSnapshot plant, ChangeView change) => Find(plant, change, node => node.IsHazardousProcess);

    public static IReadOnlyList<string>? Critical(PlantSnapshot plant, ChangeView change) => Find(plant, change, node => node.Criticality == Criticality.A);

    /// <summary>By its equipment, or by a zone that is designated for safety.</summary>
    public static IReadOnlyList<string>? Safety(PlantSnapshot plant, ChangeView change) => Find(plant, change, node => node.IsSafetyRelated)
        ?? change.Things.SelectMany(thing => ZonesOf(plant, thing).Where(zone => zone.IsSafetyDesignated).Select(zone => new[] { thing.Key, zone.Code })).FirstOrDefault();

    private static IReadOnlyList<string>? Find(PlantSnapshot plant, ChangeView change, Func<PlantNode, bool> isMeant)
    {
        foreach (var thing in change.Things)
            foreach (var path in PathsOf(plant, thing))
                if (plant.NodeAndAbove(path).FirstOrDefault(isMeant) is { } node) return path == thing.Key && node.Path == path ? [path] : [thing.Key, node.Path];
        return null;
    }

    private static IEnumerable<string> PathsOf(PlantSnapshot plant, ChangeThing thing) => thing.Kind switch
    {
        Network.ItemKind.Equipment => [thing.Key],
        Network.ItemKind.Asset => plant.Rows.Assets.Where(a => a.Tag == thing.Key).Select(a => a.EquipmentPath).OfType<string>(),
        Network.ItemKind.Device => plant.Devices.TryGetValue(thing.Key, out var device) ? [device.EquipmentPath] : [],
        Network.ItemKind.Segment => plant.DevicesOn(thing.Key).Select(d => d.EquipmentPath),
        Network.ItemKind.Zone or Network.ItemKind.Conduit => [],
        _ => throw new ArgumentOutOfRangeException(nameof(thing), thing.Kind, null),
    };

    private static IEnumerable<PlantZone> ZonesOf(PlantSnapshot plant, ChangeThing thing) => thing.Kind switch
    {
        Network.ItemKind.Device => plant.Devices.TryGetValue(thing.Key, out var device) ? plant.ZonesOf(device) : [],
        Network.ItemKind.Segment => plant.ZoneOf(thing.Key) is { } zone ? [zone] : [],
        Network.ItemKind.Zone => plant.Zones.TryGetValue(thing.Key, out var own) ? [own] : [],
        Network.ItemKind.Conduit => plant.Conduits.TryGetValue(thing.Key, out var conduit) ? new[] { conduit.ZoneA, conduit.ZoneB }.Select(key => plant.Zones.GetValueOrDefault(key)).OfType<PlantZone>() : [],
        Network.ItemKind.Equipment or Network.ItemKind.Asset => [],
        _ => throw new ArgumentOutOfRangeException(nameof(thing), thing.Kind, null),
    };
}
