using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Network;
using NodaTime;

namespace ConvergencePortal.Core.DataSources;

/// <summary>Where flows contradict themselves, the catalog or the network.</summary>
public static class DataFlowRules
{
    public static IEnumerable<RuleBreach> Check(IReadOnlyCollection<DataFlow> flows, Func<NetworkDevice, IReadOnlyCollection<Zone>> zonesOf, LocalDate today) =>
        flows.SelectMany(flow => CheckOne(flow, zonesOf, today)).Concat(FindCircles(flows, today));

    private static IEnumerable<RuleBreach> CheckOne(DataFlow flow, Func<NetworkDevice, IReadOnlyCollection<Zone>> zonesOf, LocalDate today)
    {
        if (flow.EffectiveTo <= flow.EffectiveFrom)
            yield return RuleBreach.Refusal("record.endsBeforeItBegins", $"{flow.Code} ends before it begins.", new BreachSubject(flow, "effective_to"));
        if (flow.To is null == flow.ConsumerFunction is null)
            yield return RuleBreach.Refusal("flow.end", $"{flow.Code} goes either to another source or to the people of a function. Fill in one of the two.", new BreachSubject(flow, "to"));
        if (flow.To == flow.From)
            yield return RuleBreach.Refusal("flow.toItself", $"{flow.Code} would lead from {flow.From.Code} back into {flow.From.Code}.", new BreachSubject(flow, "to"));
        if (IsNotOver(flow, today) && (flow.From.Stage == LifecycleStage.Retired ? flow.From : flow.To is { Stage: LifecycleStage.Retired } end ? end : null) is { } retired)
            yield return RuleBreach.Refusal("flow.retired", $"{retired.Code} is retired, so nothing flows from or to it (flow {flow.Code}).", new BreachSubject(flow, retired == flow.From ? "from" : "to"), new BreachSubject(retired, "stage"));
        if (flow is { IsNeededToRun: true, ConsumerFunction: not null })
            yield return RuleBreach.Refusal("flow.neededByPeople", $"{flow.Code} goes to people. Only a flow into a source can be one that a machine cannot run without.", new BreachSubject(flow, "needed_to_run"));
        foreach (var breach in CheckConduit(flow, zonesOf)) yield return breach;
    }

    /// <summary>A flow between zones names the conduit that it uses. Said and not refused: the flow is there, and the finding is what moves somebody to mend it.</summary>
    private static IEnumerable<RuleBreach> CheckConduit(DataFlow flow, Func<NetworkDevice, IReadOnlyCollection<Zone>> zonesOf)
    {
        if (flow.Transport == FlowTransport.ManualRekeying)
        {
            if (flow.Conduit is not null)
                yield return RuleBreach.Refusal("flow.manualConduit", $"{flow.Code} is typed in again by a person and so passes no conduit.", new BreachSubject(flow, "conduit"));
            yield break;
        }
        if (flow.From.Device is not { } from || flow.To?.Device is not { } to) yield break;

        var (here, there) = (zonesOf(from), zonesOf(to));
        if (here.Count == 0 || there.Count == 0 || here.Intersect(there).Any()) yield break;

        var (a, b) = (here.First(), there.First());
        if (flow.Conduit is not { } conduit)
            yield return RuleBreach.Warning("flow.noConduit", $"{flow.Code} leads from zone {a.Code} to zone {b.Code} and names no conduit.", new BreachSubject(flow, "conduit"));
        else if (!(here.Contains(conduit.ZoneA) && there.Contains(conduit.ZoneB)) && !(here.Contains(conduit.ZoneB) && there.Contains(conduit.ZoneA)))
            yield return RuleBreach.Warning("flow.otherConduit", $"Conduit {conduit.Code} joins {conduit.ZoneA.Code} and {conduit.ZoneB.Code}; {flow.Code} leads from {a.Code} to {b.Code}.", new BreachSubject(flow, "conduit"));
    }

    /// <summary>Orders go down and results come up, so circles exist in plants; a wrong arrow makes one too, and only people can tell which it is.</summary>
    private static IEnumerable<RuleBreach> FindCircles(IReadOnlyCollection<DataFlow> flows, LocalDate today)
    {
        var next = flows.Where(flow => flow.To is not null && flow.To != flow.From && IsNotOver(flow, today)).ToLookup(flow => flow.From);
        foreach (var flow in next.SelectMany(group => group))
        {
            if (PathBack(flow, next) is not { } path) continue;
            yield return RuleBreach.Warning("flow.circle", $"{flow.Code} closes a circle: {string.Join(" → ", path.Select(source => source.Code))}. That is right only where one direction answers the other.",
                new BreachSubject(flow, "to"));
        }
    }

    /// <summary>From the flow's beginning through it and back, by the fewest steps; null when there is no way back.</summary>
    private static List<DataSource>? PathBack(DataFlow flow, ILookup<DataSource, DataFlow> next)
    {
        var cameFrom = new Dictionary<DataSource, DataSource?> { [flow.To!] = null };
        var waiting = new Queue<DataSource>([flow.To!]);
        while (waiting.TryDequeue(out var here))
        {
            if (here == flow.From)
            {
                var path = new List<DataSource>();
                for (DataSource? step = here; step is not null; step = cameFrom[step]) path.Insert(0, step);
                return [flow.From, .. path];
            }
            foreach (var onward in next[here])
                if (cameFrom.TryAdd(onward.To!, here)) waiting.Enqueue(onward.To!);
        }
        return null;
    }

    private static bool IsNotOver(DataFlow flow, LocalDate today) => !(flow.EffectiveTo <= today);
}
