using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Core.Changes;

/// <summary>What a change must say before anybody is asked: little for a simple one, what its regime demands for a PSM, SIS or GxP one.</summary>
public static class RequiredFields
{
    /// <summary>Null when nothing is missing; else one error that names every field that is.</summary>
    public static Error? Check(AgreementFacts facts, bool hasItems)
    {
        var missing = Missing(facts, hasItems).DistinctBy(m => m.Field).ToList();
        if (missing.Count == 0) return null;

        return Error.Invalid("change.incomplete", $"The request is not complete: {string.Join(" ", missing.Select(m => m.Message))}", missing[0].Field) with { Fields = missing };
    }

    /// <summary>Each missing field with the rule that asks for it.</summary>
    public static IEnumerable<FieldError> Missing(AgreementFacts facts, bool hasItems)
    {
        var content = facts.Content;
        if (!hasItems) yield return new("items", "Name at least one thing that is changed.");
        if (Empty(content.Purpose)) yield return new("purpose", "Say what the change is for.");
        if (content.WorkMinutes <= 0) yield return new("work", "Say how many minutes the work takes.");
        if (Empty(content.ImplementationPlan)) yield return new("implementationPlan", "Describe how it is done.");
        if (content.Type != ChangeType.Emergency && Empty(content.BackoutPlan)) yield return new("backoutPlan", "Describe how it is undone if it fails.");
        if (content.Permanence == Permanence.Temporary && content.TemporaryUntil is null) yield return new("temporaryUntil", "A temporary change needs its last day.");

        if (content is { Permanence: Permanence.Temporary, TemporaryUntil: { } last, PlannedEnd: { } end } && last < end.InZone(facts.Site.TimeZone).Date)
            yield return new("temporaryUntil", "A temporary change cannot be over before its slot ends. Choose a later last day.");

        foreach (var field in ForEmergency(content).Concat(ForProcessSafety(facts)).Concat(ForQuality(facts)).Concat(ForSecurity(facts))) yield return field;

        if (content.Nature == ChangeNature.Software && Empty(content.SoftwareVerification))
            yield return new("softwareVerification", "Software: say how its source and integrity were verified (CIP-010 R1.6).");
        if (facts.Impact.Items.Any(i => i.Relation == Relation.Changed && IsInfrastructure(facts, i)) && Empty(content.TestPlan))
            yield return new("testPlan", "Infrastructure serves others: say how the change is tested (CIP-010 R1.5).");
    }

    private static IEnumerable<FieldError> ForEmergency(ChangeContent content)
    {
        if (content.Type != ChangeType.Emergency) yield break;
        if (Empty(content.EmergencyReason)) yield return new("emergencyReason", "Emergency: say why the normal procedure could not be followed.");
        if (content.EmergencyAuthorizerId is null) yield return new("emergencyAuthorizer", "Emergency: name who authorizes it.");
    }

    /// <summary>29 CFR 1910.119(l)(2)(i) to (v) and IEC 61511-1 clause 17; a replacement in kind is exempt from the former.</summary>
    private static IEnumerable<FieldError> ForProcessSafety(AgreementFacts facts)
    {
        var nodes = Concerned(facts).ToList();
        var content = facts.Content;
        if (nodes.Any(n => n.IsHazardousProcess) && !facts.IsReplacementInKind)
        {
            if (Empty(content.TechnicalBasis)) yield return new("technicalBasis", "Process safety: state the technical basis (29 CFR 1910.119(l)(2)(i)).");
            if (Empty(content.SafetyImpact)) yield return new("safetyImpact", "Process safety: state the impact on safety and health (l)(2)(ii).");
            if (Empty(content.ProceduresToUpdate)) yield return new("proceduresToUpdate", "Process safety: name the operating procedures to modify, or \"none\" (l)(2)(iii).");
            if (Empty(content.PeopleToInform)) yield return new("peopleToInform", "Process safety: name who is informed and trained before start-up (l)(3).");
        }
        if (!nodes.Any(n => n.IsSafetyRelated)) yield break;
        if (Empty(content.SafetyImpact)) yield return new("safetyImpact", "Safety function: state the impact on functional safety (IEC 61511-1 clause 17).");
        if (Empty(content.TestPlan)) yield return new("testPlan", "Safety function: say which tests prove that it still works (IEC 61511-1 clause 17).");
    }

    private static IEnumerable<FieldError> ForQuality(AgreementFacts facts)
    {
        if (Concerned(facts).Any(n => n.IsGxpRelevant) && Empty(facts.Content.QualityImpact))
            yield return new("qualityImpact", "GxP: state the impact on product quality and records, or \"none\" (EU GMP Annex 11, 10).");
    }

    private static IEnumerable<FieldError> ForSecurity(AgreementFacts facts)
    {
        var movesBoundary = facts.Impact.Items.Any(i => i.Relation == Relation.Changed && i.Kind is ItemKind.Zone or ItemKind.Conduit);
        if (movesBoundary && Empty(facts.Content.SecurityImpact)) yield return new("securityImpact", "Zone boundary: state the impact on security, or \"none\" (CIP-010 R1.4.1).");
    }

    private static IEnumerable<EquipmentView> Concerned(AgreementFacts facts) => facts.Impact.Of(ItemKind.Equipment)
        .Where(i => i.Relation is Relation.Changed or Relation.CarriedBy or Relation.Below)
        .Select(i => facts.Site.Equipment.GetValueOrDefault(i.TargetId)).OfType<EquipmentView>();

    private static bool IsInfrastructure(AgreementFacts facts, AffectedItem item) =>
        item.Kind is ItemKind.Segment || (item.Kind == ItemKind.Device && facts.Site.Devices.TryGetValue(item.TargetId, out var device) && device.Role.IsInfrastructure());

    private static bool Empty(string? text) => string.IsNullOrWhiteSpace(text);
}
