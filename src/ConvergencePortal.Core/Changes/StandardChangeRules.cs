using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Scheduling;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>
/// Whether a change lies within its template. Every way in which it does not is a sentence; one is enough to ask the functions. Pure, and closed where
/// it does not know: what neither template nor plant names is outside.
/// </summary>
public static class StandardChangeRules
{
    /// <summary>The lengths in which neither side may differ; the template's are the longest.</summary>
    private static readonly (string Words, Func<ChangeContent, int> Of)[] Lengths =
    [
        ("preparation", c => c.PreparationMinutes), ("work", c => c.WorkMinutes), ("test", c => c.TestMinutes), ("rollback reserve", c => c.RollbackMinutes),
    ];

    /// <summary>Texts that were signed with the template. Title, purpose, versions and the check of the software are the single change's own.</summary>
    private static readonly (string Words, Func<ChangeContent, string?> Of)[] Texts =
    [
        ("technical basis", c => c.TechnicalBasis), ("impact on safety", c => c.SafetyImpact), ("impact on security", c => c.SecurityImpact), ("affected security controls", c => c.SecurityControls),
        ("impact on quality", c => c.QualityImpact), ("impact on production", c => c.ProductionImpact), ("plan", c => c.ImplementationPlan), ("way back", c => c.BackoutPlan), ("test", c => c.TestPlan), ("account of how the test differs", c => c.TestDifferences),
        ("list of procedures", c => c.ProceduresToUpdate), ("list of people to inform", c => c.PeopleToInform),
    ];

    /// <summary>Verdicts that say that the slot is not wholly inside a maintenance window, whatever the site lets pass.</summary>
    private static readonly ConflictCode[] OutsideWindow =
        [ConflictCode.OutsideMaintenance, ConflictCode.ExceedsMaintenance, ConflictCode.NoMaintenanceWindowDefined, ConflictCode.RollbackTooLong, ConflictCode.CutsProduction, ConflictCode.InsideFreeze];

    /// <param name="asked">Whom the policy asks for the change as a normal one. A function that never signed the template has not agreed to anything.</param>
    public static IReadOnlyList<string> Outside(ChangeTemplate template, AgreementFacts facts, IReadOnlyList<Requirement> asked, LocalDate today)
    {
        var (content, agreed) = (facts.Content, template.Content);
        var outside = new List<string>(NotInForce(template, today));
        if (template.SiteId != facts.Site.SiteId) outside.Add($"{template.Number} belongs to another site.");
        if (content.Nature != agreed.Nature) outside.Add("The nature of the change differs from the template's.");
        if (content.Permanence != Permanence.Permanent) outside.Add("A temporary change is never covered by a template.");
        foreach (var (words, of) in Lengths)
            if (of(content) > of(agreed)) outside.Add($"The {words} takes {of(content)} minutes; the template allows {of(agreed)}.");
        if (content.ProductionMinutesAtRisk > agreed.ProductionMinutesAtRisk)
            outside.Add($"{content.ProductionMinutesAtRisk} minutes of production are at risk; the template allows {agreed.ProductionMinutesAtRisk}.");
        outside.AddRange(Texts.Where(text => Plain(text.Of(content)) != Plain(text.Of(agreed))).Select(text => $"The {text.Words} differs from the template's."));
        if (agreed.PreStartupReviewRequired && !content.PreStartupReviewRequired) outside.Add("The template requires a pre-startup safety review.");
        outside.AddRange(facts.Items.Where(item => !template.Items.Any(line => Covers(line, item, facts.Site))).Select(item => $"{item.Label} is not in the template."));
        if (facts.Items.Count == 0) outside.Add("The change names nothing that the template covers.");
        if (!facts.IsReplacementInKind) outside.AddRange(facts.Items.Where(item => item.ReplacementAssetId is not null).Select(item => $"{item.Label} is replaced by something else than its kind."));
        outside.AddRange(asked.Where(a => !template.ApprovedBy.Contains(a.Function) && IsInForce(template, today))
            .Select(a => $"{ChangeWords.Of(a.Function)} is asked and has not signed the template: {a.Reasons[0]}"));
        outside.AddRange(OutsideSlot(facts.Verdicts));
        return [.. outside.Distinct()];
    }

    /// <summary>What keeps a slot out of every template: it must lie inside a maintenance window and meet nothing but warnings.</summary>
    public static IReadOnlyList<string> OutsideSlot(IEnumerable<SlotVerdict> verdicts) =>
        [.. verdicts.Where(v => v.Policy != ConflictPolicy.Warn || OutsideWindow.Contains(v.Code)).Select(v => v.Message).Distinct()];

    /// <summary>Why the template itself covers nothing today; nothing when it does.</summary>
    public static IReadOnlyList<string> NotInForce(ChangeTemplate template, LocalDate today) =>
        template.Status != TemplateStatus.Approved ? [$"{template.Number} {Words(template.Status)}{(template.FailedChange is { } failed ? $" after {failed} failed" : "")}."]
        : template.ExpiresOn < today ? [$"{template.Number} expired on {template.ExpiresOn.ToString("uuuu-MM-dd", null)}."]
        : [];

    internal static string Words(TemplateStatus status) => status switch
    {
        TemplateStatus.Proposed => "is not approved yet",
        TemplateStatus.InReview => "is in review",
        TemplateStatus.Approved => "is approved",
        TemplateStatus.Retired => "was retired",
        TemplateStatus.Withdrawn => "was withdrawn",
        TemplateStatus.Rejected => "was refused",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    private static bool IsInForce(ChangeTemplate template, LocalDate today) => NotInForce(template, today).Count == 0;

    private static bool Covers(TemplateItem line, ChangeItem item, SitePicture site) => line.Cover switch
    {
        TemplateCover.Exactly => line.Kind == item.Kind && line.TargetId == item.TargetId,
        TemplateCover.Below => IsBelow(line.TargetId, item, site),
        TemplateCover.DevicesOfRole => item.Kind == ItemKind.Device && site.Devices.TryGetValue(item.TargetId, out var device) && device.Role == line.Role,
        _ => throw new InvalidOperationException($"There is no cover {line.Cover}."),
    };

    /// <summary>The node itself is not below itself: changing the whole line is other work than changing a cell of it.</summary>
    private static bool IsBelow(int? nodeId, ChangeItem item, SitePicture site)
    {
        var place = item.Kind switch
        {
            ItemKind.Device => site.Devices.GetValueOrDefault(item.TargetId)?.EquipmentId,
            ItemKind.Asset => site.Assets.GetValueOrDefault(item.TargetId)?.EquipmentId,
            ItemKind.Equipment => site.Equipment.GetValueOrDefault(item.TargetId)?.ParentId,
            ItemKind.Segment or ItemKind.Zone or ItemKind.Conduit or ItemKind.DataSource => null,
            _ => throw new InvalidOperationException($"There is no kind {item.Kind}."),
        };
        return place is { } at && (at == nodeId || site.Above(at).Any(node => node.Id == nodeId));
    }

    private static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
