using ConvergencePortal.Core.Changes;
using NodaTime;

namespace ConvergencePortal.Web.Changes;

/// <summary>
/// What a requester writes, as the API takes it. A draft may leave out everything but its title. Minutes are whole, times are ISO 8601 with "Z" or an
/// offset; people, sites and things are named by code.
/// </summary>
public record ChangeBody
{
    /// <summary>Code of the site; needed only while no item says it.</summary>
    public string? Site { get; init; }

    public string? Title { get; init; }
    public ChangeType? Type { get; init; }

    /// <summary>Number of the template of a standard change.</summary>
    public string? Template { get; init; }

    public ChangeNature? Nature { get; init; }
    public string? Purpose { get; init; }
    public string? TechnicalBasis { get; init; }
    public Permanence? Permanence { get; init; }

    /// <summary>Last day of a temporary change.</summary>
    public LocalDate? TemporaryUntil { get; init; }

    /// <summary>What a temporary change bypasses or opens.</summary>
    public MeasureKind? BypassKind { get; init; }

    /// <summary>Each a text ("BER/PACK/LINE2", "BER:SW-PACK-01", an asset tag) or an object with code and replacement.</summary>
    public IReadOnlyList<ItemBody?>? Items { get; init; }

    public string? Implementer { get; init; }

    /// <summary>People besides the implementer without whom the work cannot be done, at most 20.</summary>
    public IReadOnlyList<string?>? RequiredPeople { get; init; }

    public Instant? PlannedStart { get; init; }

    /// <summary>For checking only: the end follows from the start and the minutes.</summary>
    public Instant? PlannedEnd { get; init; }

    public int? Preparation { get; init; }
    public int? Work { get; init; }
    public int? Test { get; init; }

    /// <summary>Minutes kept in reserve to undo everything.</summary>
    public int? Rollback { get; init; }

    public string? SafetyImpact { get; init; }
    public string? SecurityImpact { get; init; }
    public string? SecurityControls { get; init; }
    public string? QualityImpact { get; init; }
    public string? ProductionImpact { get; init; }
    public int? ProductionMinutesAtRisk { get; init; }
    public string? BaselineDelta { get; init; }
    public string? NetworkSettings { get; init; }

    /// <summary>Records of the portal as they will be after the change, at most 200.</summary>
    public IReadOnlyList<PlannedRecordBody?>? PlannedRecords { get; init; }

    public string? ImplementationPlan { get; init; }
    public string? BackoutPlan { get; init; }
    public string? TestPlan { get; init; }
    public string? TestDifferences { get; init; }
    public string? SoftwareVerification { get; init; }
    public string? ProceduresToUpdate { get; init; }
    public string? PeopleToInform { get; init; }
    public bool? PreStartupReviewRequired { get; init; }
    public string? InKindJustification { get; init; }
    public string? EmergencyReason { get; init; }
    public string? EmergencyAuthorizer { get; init; }

    public ChangeDraft ToDraft() => new()
    {
        Site = Site,
        Implementer = Implementer,
        RequiredPeople = [.. (RequiredPeople ?? []).Select(code => code ?? "")],
        EmergencyAuthorizer = EmergencyAuthorizer,
        PlannedEnd = PlannedEnd,
        Items = [.. (Items ?? []).Select(item => item?.ToInput() ?? new ItemInput(""))],
        Content = new ChangeContent
        {
            Title = Title ?? "",
            Type = Type ?? ChangeType.Normal,
            Template = Template,
            Nature = Nature ?? default,
            Permanence = Permanence ?? default,
            TemporaryUntil = TemporaryUntil,
            BypassKind = BypassKind,
            Purpose = Purpose ?? "",
            TechnicalBasis = TechnicalBasis,
            PlannedStart = PlannedStart,
            PreparationMinutes = Preparation ?? 0,
            WorkMinutes = Work ?? 0,
            TestMinutes = Test ?? 0,
            RollbackMinutes = Rollback ?? 0,
            SafetyImpact = SafetyImpact,
            SecurityImpact = SecurityImpact,
            SecurityControls = SecurityControls,
            QualityImpact = QualityImpact,
            ProductionImpact = ProductionImpact,
            ProductionMinutesAtRisk = ProductionMinutesAtRisk ?? 0,
            BaselineDelta = BaselineDelta,
            NetworkSettings = NetworkSettings,
            PlannedRecords = Core.Import.PlannedRecords.Write(PlannedRecordBody.ToRecords(PlannedRecords ?? [])),
            ImplementationPlan = ImplementationPlan,
            BackoutPlan = BackoutPlan,
            TestPlan = TestPlan,
            TestDifferences = TestDifferences,
            SoftwareVerification = SoftwareVerification,
            ProceduresToUpdate = ProceduresToUpdate,
            PeopleToInform = PeopleToInform,
            PreStartupReviewRequired = PreStartupReviewRequired ?? false,
            InKindJustification = InKindJustification,
            EmergencyReason = EmergencyReason,
        },
    };
}

/// <summary>The whole new content of a change, and the version that was edited.</summary>
public sealed record ChangeEditBody : ChangeBody
{
    /// <summary>The version of the answer that was edited; another one means somebody was faster.</summary>
    public int? Version { get; init; }

    /// <summary>Why it is changed; needed once others were asked.</summary>
    public string? Reason { get; init; }
}
