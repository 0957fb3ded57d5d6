using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>
/// What a change request asks for: the union of the fields that the regimes of the domain model demand. A value: an edit replaces it whole,
/// and a signature covers it whole. Times are instants, durations are minutes.
/// </summary>
public sealed record ChangeContent
{
    public string Title { get; init; } = "";
    public ChangeType Type { get; init; } = ChangeType.Normal;

    /// <summary>Number of the template that a standard change is made from; without one it is treated as normal.</summary>
    public string? Template { get; init; }

    public ChangeNature Nature { get; init; }
    public Permanence Permanence { get; init; }

    /// <summary>Last day of a temporary change.</summary>
    public LocalDate? TemporaryUntil { get; init; }

    /// <summary>What a temporary change bypasses or opens; null for one that bypasses nothing.</summary>
    public MeasureKind? BypassKind { get; init; }

    public string Purpose { get; init; } = "";

    /// <summary>29 CFR 1910.119(l)(2)(i).</summary>
    public string? TechnicalBasis { get; init; }

    public int? ImplementerId { get; init; }

    /// <summary>People besides the implementer without whom the work cannot be done; they must be free and there for the whole span. Ascending, without repeats.</summary>
    public IReadOnlyList<int> RequiredPersonIds { get; init; } = [];

    /// <summary>Start of the whole span, preparation included; null until a slot is chosen.</summary>
    public Instant? PlannedStart { get; init; }

    public int PreparationMinutes { get; init; }
    public int WorkMinutes { get; init; }
    public int TestMinutes { get; init; }

    /// <summary>Reserve to undo everything; the point of no return lies before it.</summary>
    public int RollbackMinutes { get; init; }

    /// <summary>29 CFR 1910.119(l)(2)(ii).</summary>
    public string? SafetyImpact { get; init; }

    public string? SecurityImpact { get; init; }

    /// <summary>Security controls the change could affect (CIP-010 R1.4.1).</summary>
    public string? SecurityControls { get; init; }

    public string? QualityImpact { get; init; }
    public string? ProductionImpact { get; init; }
    public int ProductionMinutesAtRisk { get; init; }
    public string? BaselineDelta { get; init; }

    /// <summary>Addresses, VLANs, ports and rules, before and after. Apart from the baseline, since only those who keep the network sign for it.</summary>
    public string? NetworkSettings { get; init; }

    /// <summary>Records of the portal as they will be, in the form of <see cref="Import.PlannedRecords"/>; null when the change says none.</summary>
    public string? PlannedRecords { get; init; }

    public string? ImplementationPlan { get; init; }
    public string? BackoutPlan { get; init; }
    public string? TestPlan { get; init; }

    /// <summary>How the test environment differs from production, and what is done about it (CIP-010 R1.5).</summary>
    public string? TestDifferences { get; init; }

    /// <summary>How source and integrity of software were checked (CIP-010 R1.6).</summary>
    public string? SoftwareVerification { get; init; }

    /// <summary>29 CFR 1910.119(l)(2)(iii).</summary>
    public string? ProceduresToUpdate { get; init; }

    /// <summary>Who must be informed or trained before start-up (29 CFR 1910.119(l)(3)).</summary>
    public string? PeopleToInform { get; init; }

    public bool PreStartupReviewRequired { get; init; }

    /// <summary>Why a swap counts, or does not count, as a replacement in kind.</summary>
    public string? InKindJustification { get; init; }

    /// <summary>Why the normal procedure could not be followed (NIS2 Implementing Regulation 2024/2690, 6.4.3).</summary>
    public string? EmergencyReason { get; init; }

    public int? EmergencyAuthorizerId { get; init; }

    /// <summary>The whole span: preparation, work, test and rollback reserve.</summary>
    public int SpanMinutes => PreparationMinutes + WorkMinutes + TestMinutes + RollbackMinutes;

    public Instant? PlannedEnd => PlannedStart?.Plus(Duration.FromMinutes(SpanMinutes));

    /// <summary>The latest instant at which undoing still ends within the span.</summary>
    public Instant? PointOfNoReturn => PlannedEnd?.Minus(Duration.FromMinutes(RollbackMinutes));
}
