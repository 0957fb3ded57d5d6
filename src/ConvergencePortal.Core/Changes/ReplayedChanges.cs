using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>A change of the past as the policy sees it today.</summary>
internal sealed record ReplayedChange(string Number, AgreementFacts Facts, PolicySubject Subject);

/// <summary>Reads changes that were submitted, of their content only what policies look at. What a set of items touches is worked out once, however many changes name it.</summary>
public sealed class ReplayedChanges(SitePictures pictures, FlowPictures flows)
{
    internal async Task<IReadOnlyList<ReplayedChange>> ReadAsync(PortalDb db, int most, Instant? since, CancellationToken cancellationToken)
    {
        var asked = db.Changes.AsNoTracking().Where(c => c.SubmittedAt != null && (since == null || c.SubmittedAt >= since)).OrderByDescending(c => c.SubmittedAt).ThenByDescending(c => c.Id).Take(most);
        var rows = await asked
            .Select(c => new
            {
                c.Id, c.Number, c.SiteId, c.IsReplacementInKind, c.Content.Type, c.Content.Nature, c.Content.Permanence, c.Content.ProductionMinutesAtRisk,
                HasQualityImpact = c.Content.QualityImpact != null && c.Content.QualityImpact.Trim() != "", HasSecurityImpact = c.Content.SecurityImpact != null && c.Content.SecurityImpact.Trim() != "",
            }).ToListAsync(cancellationToken);
        if (rows.Count == 0) return [];

        var items = (await asked.SelectMany(c => c.Items, (c, i) => new { i.ChangeId, i.Kind, i.TargetId, i.Label }).ToListAsync(cancellationToken))
            .ToLookup(i => i.ChangeId, i => new ChangeItem(i.Kind, i.TargetId, i.Label));
        var sites = new Dictionary<int, (SitePicture? Plant, FlowPicture Data)>();
        foreach (var siteId in rows.Select(row => row.SiteId).Distinct()) sites[siteId] = (await pictures.FindAsync(db, siteId, cancellationToken), await flows.FindAsync(db, siteId, cancellationToken));

        var touched = new Dictionary<string, (AgreementFacts Facts, PolicySubject Subject)>(StringComparer.Ordinal);
        var replayed = new List<ReplayedChange>(rows.Count);
        foreach (var row in rows)
        {
            if (sites[row.SiteId] is not ({ } site, var data)) continue;
            var (facts, subject) = Touched(row.SiteId, site, data, [.. items[row.Id]], touched);
            var content = new ChangeContent
            {
                Type = row.Type, Nature = row.Nature, Permanence = row.Permanence, ProductionMinutesAtRisk = row.ProductionMinutesAtRisk,
                QualityImpact = row.HasQualityImpact ? "stated" : null, SecurityImpact = row.HasSecurityImpact ? "stated" : null,
            };
            replayed.Add(new ReplayedChange(row.Number, facts with { Content = content, IsReplacementInKind = row.IsReplacementInKind }, subject));
        }
        return replayed;
    }

    private static (AgreementFacts Facts, PolicySubject Subject) Touched(int siteId, SitePicture site, FlowPicture data, List<ChangeItem> items, Dictionary<string, (AgreementFacts, PolicySubject)> known)
    {
        var key = $"{siteId}|{string.Join('|', items.Select(i => $"{i.Kind}:{i.TargetId}").Order(StringComparer.Ordinal))}";
        if (known.TryGetValue(key, out var found)) return found;

        var facts = new AgreementFacts(new ChangeContent(), false, ImpactRules.Of(site, items, data), [], site) { Flows = data, Missing = MissingItem.Among(items, site, data) };
        return known[key] = (facts, PolicySubject.Of(facts));
    }
}
