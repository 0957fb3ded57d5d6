using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Strategy;

namespace ConvergencePortal.Core.Import;

/// <summary>The rules of sources, flows and use cases on the loaded plant, whichever of them a table writes.</summary>
internal static class CatalogRules
{
    public static IEnumerable<RuleBreach> Check(LoadedPlant plant) =>
    [
        .. DataSourceRules.Check(plant.DataSources.Values, plant.Today),
        .. DataFlowRules.Check(plant.DataFlows.Values, device => ZonesOf(device, plant), plant.Today),
        .. StrategyRules.Check(plant.UseCases.Values, plant.Objectives.Values),
    ];

    private static List<Zone> ZonesOf(NetworkDevice device, LoadedPlant plant) =>
        [.. device.Interfaces.Where(connection => connection.IsNotOverOn(plant.Today)).Select(connection => connection.Segment.Zone).Distinct()];
}
