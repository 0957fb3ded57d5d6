using System.Globalization;
using System.Net;
using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Core.Standards;

/// <summary>What the rules of conduits permit, and whether they may (NC-03, NC-04).</summary>
public static class ConduitChecks
{
    /// <summary>NC-03, one a conduit, direction and service: traffic was seen that no rule permits.</summary>
    public static IEnumerable<Violation> TrafficWithoutRule(PlantSnapshot plant, CheckParameters parameters, CheckScope scope)
    {
        foreach (var group in plant.Crossing.Groups.Where(g => scope.Covers(g.From.Site)))
        {
            var conduits = plant.ConduitsBetween(group.From.Key, group.To.Key).ToList();
            if (conduits.Count == 0) continue;

            var refused = group.Flows.Where(flow => !conduits.Exists(conduit => Permits(plant, conduit, group, flow))).ToList();
            if (refused.Count == 0) continue;

            var (conduit, flow) = (conduits[0], refused[0]);
            yield return new Violation("NC-03", CheckSeverity.High, conduit.Site, new CheckSubject(SubjectKind.Conduit, conduit.Key),
                $"{group.Service} from {flow.From.Words} to {flow.To.Words} crosses {conduit.Code}{(refused.Count > 1 ? $", and {refused.Count - 1} more pairs do" : "")}; no rule permits it.",
                [flow.From.Words, flow.From.Segment.Code, group.From.Code, conduit.Code, group.To.Code, flow.To.Segment.Code, flow.To.Words], ViolationOwner.Of(conduit.Owner),
                [new ViolationParameter("from", group.From.Key), new ViolationParameter("service", group.Service)]);
        }
    }

    /// <summary>NC-04, one a rule: it has no reason, nobody approved it, its time is over, or it permits everything.</summary>
    public static IEnumerable<Violation> LooseRule(PlantSnapshot plant, CheckParameters parameters, CheckScope scope)
    {
        foreach (var conduit in plant.Rows.Conduits.Where(c => scope.Covers(c.Site)))
            foreach (var rule in conduit.Rules)
            {
                List<string> bad = [], weak = [];
                if (string.IsNullOrWhiteSpace(rule.Reason) || rule.Reason.Trim() == "-") bad.Add("it gives no reason");
                if (rule.ExpiresOn <= plant.Today) bad.Add($"it expired on {Say(rule.ExpiresOn!.Value)}");
                if (RuleMatch.IsAny(rule)) bad.Add("it permits everything");
                if (rule.ApprovedByChange is null) weak.Add("it names no change that approved it");
                if (bad.Count + weak.Count == 0) continue;

                yield return new Violation("NC-04", bad.Count > 0 ? CheckSeverity.High : CheckSeverity.Medium, conduit.Site, new CheckSubject(SubjectKind.Conduit, conduit.Key),
                    $"Rule {RuleMatch.Write(rule)} of {conduit.Code}: {string.Join(", ", bad.Concat(weak))}.", [conduit.Code, RuleMatch.Write(rule)], ViolationOwner.Of(conduit.Owner),
                    [new ViolationParameter("rule", RuleMatch.Write(rule))]);
            }
    }

    private static bool Permits(PlantSnapshot plant, PlantConduit conduit, CrossingGroup group, CrossingFlow flow)
    {
        var isFromA = conduit.ZoneA.Equals(group.From.Key, StringComparison.OrdinalIgnoreCase);
        if (conduit.Direction is ConduitDirection.AtoB or ConduitDirection.Unidirectional && !isFromA) return false;
        if (conduit.Direction == ConduitDirection.BtoA && isFromA) return false;
        // What has expired is denied again, whatever the firewall still does.
        return conduit.Rules.Any(rule => !(rule.ExpiresOn <= plant.Today) && RuleMatch.Serves(rule, group.Protocol, group.Port) && RuleMatch.Selects(rule.Source, flow.From) && RuleMatch.Selects(rule.Destination, flow.To));
    }

    private static string Say(NodaTime.LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Reads what a conduit's rule says.</summary>
internal static class RuleMatch
{
    private const string Any = "any";

    public static bool IsAny(PlantRule rule) => IsAny(rule.Protocol) || (rule.Port is null && rule.Protocol is "tcp" or "udp") || (IsAny(rule.Source) && IsAny(rule.Destination));

    public static bool Serves(PlantRule rule, string protocol, int? port) => (IsAny(rule.Protocol) || rule.Protocol == protocol) && (rule.Port is null || rule.Port == port);

    /// <summary>A selector is a zone, a segment, a device, an address, a range, or any.</summary>
    public static bool Selects(string selector, TrafficPlace end) => IsAny(selector)
        || Is(selector, end.Zone.Code) || Is(selector, end.Segment.Code) || Is(selector, end.Name) || (end.Device is { } device && Is(selector, device.Code))
        || (selector.Contains('/', StringComparison.Ordinal) && IPNetwork.TryParse(selector, out var range) && IPAddress.TryParse(end.Name, out var address) && range.Contains(address));

    /// <summary>Without its reason, as the column of a file writes it.</summary>
    public static string Write(PlantRule rule) => $"{rule.Protocol}{(rule.Port is { } port ? $"/{port}" : "")} {rule.Source}>{rule.Destination}";

    private static bool IsAny(string text) => Is(text, Any) || text == "*";

    private static bool Is(string text, string other) => text.Equals(other, StringComparison.OrdinalIgnoreCase);
}
