using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Web.Changes;

/// <summary>One change whole. The fields a requester writes are named as in <see cref="ChangeBody"/>, so that an answer can be edited and sent back.</summary>
public sealed record ChangeAnswer
{
    public required string Number { get; init; }
    public required ChangeStatus Status { get; init; }
    public required int Revision { get; init; }
    public required int Version { get; init; }
    public required string Site { get; init; }
    public required string TimeZone { get; init; }
    public required string Requester { get; init; }
    public required string RequesterName { get; init; }
    public required Instant CreatedAt { get; init; }
    public Instant? SubmittedAt { get; init; }

    public required string Title { get; init; }
    public required ChangeType Type { get; init; }
    public string? Template { get; init; }

    /// <summary>Revision of the template that let it pass without asking anybody; null when it asks.</summary>
    public int? TemplateRevision { get; init; }

    /// <summary>Before submission: whether it lies within its template, and every way in which it does not.</summary>
    public StandardVerdict? Standard { get; init; }

    public required ChangeNature Nature { get; init; }
    public required string Purpose { get; init; }
    public string? TechnicalBasis { get; init; }
    public required Permanence Permanence { get; init; }
    public LocalDate? TemporaryUntil { get; init; }
    public MeasureKind? BypassKind { get; init; }
    public required IReadOnlyList<ItemAnswer> Items { get; init; }

    /// <summary>Decided from the asset types of what is taken out and what is put in.</summary>
    public required bool ReplacementInKind { get; init; }

    /// <summary>Null when nobody but the requester is named.</summary>
    public string? Implementer { get; init; }

    public string? ImplementerName { get; init; }
    public required IReadOnlyList<string> RequiredPeople { get; init; }
    public Instant? PlannedStart { get; init; }
    public Instant? PlannedEnd { get; init; }

    /// <summary>The latest time at which undoing still ends within the slot.</summary>
    public Instant? PointOfNoReturn { get; init; }

    public required int Preparation { get; init; }
    public required int Work { get; init; }
    public required int Test { get; init; }
    public required int Rollback { get; init; }
    public required int SpanMinutes { get; init; }
    public string? SafetyImpact { get; init; }
    public string? SecurityImpact { get; init; }
    public string? SecurityControls { get; init; }
    public string? QualityImpact { get; init; }
    public string? ProductionImpact { get; init; }
    public required int ProductionMinutesAtRisk { get; init; }
    public string? BaselineDelta { get; init; }
    public string? NetworkSettings { get; init; }
    public required IReadOnlyList<Core.Import.PlannedRecord> PlannedRecords { get; init; }
    public string? ImplementationPlan { get; init; }
    public string? BackoutPlan { get; init; }
    public string? TestPlan { get; init; }
    public string? TestDifferences { get; init; }
    public string? SoftwareVerification { get; init; }
    public string? ProceduresToUpdate { get; init; }
    public string? PeopleToInform { get; init; }
    public required bool PreStartupReviewRequired { get; init; }
    public string? InKindJustification { get; init; }
    public string? EmergencyReason { get; init; }
    public string? EmergencyAuthorizer { get; init; }
    public string? EmergencyAuthorizerName { get; init; }

    public required IReadOnlyList<SeatAnswer> Seats { get; init; }
    public required IReadOnlyList<StatementAnswer> Statements { get; init; }

    /// <summary>Every decision ever given, void ones included.</summary>
    public required IReadOnlyList<SignatureAnswer> Signatures { get; init; }

    public required IReadOnlyList<AffectedItemAnswer> AffectedItems { get; init; }

    /// <summary>Who misses data while it is carried out.</summary>
    public required IReadOnlyList<MissedDataAnswer> MissedData { get; init; }

    /// <summary>What is wrong with the planned slot.</summary>
    public required IReadOnlyList<VerdictAnswer> Verdicts { get; init; }

    /// <summary>What is missing before it can be submitted.</summary>
    public required IReadOnlyList<FieldError> Missing { get; init; }

    /// <summary>Who would be asked if it were submitted now; empty once it was.</summary>
    public required IReadOnlyList<Requirement> Agreement { get; init; }

    public required IReadOnlyList<HistoryAnswer> History { get; init; }
    public required CanAnswer Can { get; init; }

    /// <summary>Of an emergency, once the work is done and until it is closed.</summary>
    public Instant? RetrospectiveDueAt { get; init; }

    public Instant? ActualStart { get; init; }
    public Instant? ActualEnd { get; init; }
    public Instant? VerifiedAt { get; init; }
    public string? VerificationResult { get; init; }
    public Instant? ClosedAt { get; init; }
    public ChangeOutcome? Outcome { get; init; }
    public int? ProductionMinutesLost { get; init; }
    public string? LessonsLearned { get; init; }

    public static ChangeAnswer From(ChangeDetail detail)
    {
        var (row, content) = (detail.Row, detail.Content);
        return new ChangeAnswer
        {
            Number = row.Number,
            Status = row.Status,
            Revision = row.Revision,
            Version = row.Version,
            Site = row.Site,
            TimeZone = detail.TimeZone,
            Requester = row.RequesterCode,
            RequesterName = row.RequesterName,
            CreatedAt = row.CreatedAt,
            SubmittedAt = row.SubmittedAt,
            Title = content.Title,
            Type = content.Type,
            Template = content.Template,
            TemplateRevision = detail.TemplateRevision,
            Standard = detail.Standard,
            Nature = content.Nature,
            Purpose = content.Purpose,
            TechnicalBasis = content.TechnicalBasis,
            Permanence = content.Permanence,
            TemporaryUntil = content.TemporaryUntil,
            BypassKind = content.BypassKind,
            Items = [.. detail.Items.Select(i => new ItemAnswer(i.Label, i.Kind, i.ReplacementLabel))],
            ReplacementInKind = detail.IsReplacementInKind,
            Implementer = content.ImplementerId is null ? null : detail.ImplementerCode,
            ImplementerName = detail.Implementer,
            RequiredPeople = [.. detail.RequiredPeople.Select(person => person.Code)],
            PlannedStart = content.PlannedStart,
            PlannedEnd = content.PlannedEnd,
            PointOfNoReturn = content.PointOfNoReturn,
            Preparation = content.PreparationMinutes,
            Work = content.WorkMinutes,
            Test = content.TestMinutes,
            Rollback = content.RollbackMinutes,
            SpanMinutes = content.SpanMinutes,
            SafetyImpact = content.SafetyImpact,
            SecurityImpact = content.SecurityImpact,
            SecurityControls = content.SecurityControls,
            QualityImpact = content.QualityImpact,
            ProductionImpact = content.ProductionImpact,
            ProductionMinutesAtRisk = content.ProductionMinutesAtRisk,
            BaselineDelta = content.BaselineDelta,
            NetworkSettings = content.NetworkSettings,
            PlannedRecords = Core.Import.PlannedRecords.Read(content.PlannedRecords),
            ImplementationPlan = content.ImplementationPlan,
            BackoutPlan = content.BackoutPlan,
            TestPlan = content.TestPlan,
            TestDifferences = content.TestDifferences,
            SoftwareVerification = content.SoftwareVerification,
            ProceduresToUpdate = content.ProceduresToUpdate,
            PeopleToInform = content.PeopleToInform,
            PreStartupReviewRequired = content.PreStartupReviewRequired,
            InKindJustification = content.InKindJustification,
            EmergencyReason = content.EmergencyReason,
            EmergencyAuthorizer = detail.EmergencyAuthorizerCode,
            EmergencyAuthorizerName = detail.EmergencyAuthorizer,
            Seats = [.. detail.Seats.Select(s => SeatAnswer.From(s) with
            {
                DueAt = detail.DeadlineOf(AskedTask.Sign, s.Function)?.Deadline.DueAt, Reminded = detail.DeadlineOf(AskedTask.Sign, s.Function)?.Chased,
            })],
            Statements = [.. detail.Statements.Select(s => new StatementAnswer(s.Function, s.IsOpen, s.Text, s.PersonName, s.StatedAt))],
            Signatures = [.. detail.Signatures.Select(SignatureAnswer.From)],
            AffectedItems = [.. detail.Impact.Items.Select(i => new AffectedItemAnswer(i.Kind, i.Label, i.Name, i.Relation, i.Path))],
            MissedData = [.. detail.Impact.People.Select(p => new MissedDataAnswer(p.Consumer.Function, p.Consumer.Who, p.Path))],
            Verdicts = [.. detail.Verdicts.Select(VerdictAnswer.Of)],
            Missing = detail.Missing,
            Agreement = detail.Agreement,
            History = [.. detail.History.Select(h => new HistoryAnswer(h.At, h.ActorName, h.Event, h.Revision, h.Text, h.Moved))],
            Can = CanAnswer.From(detail.Options),
            RetrospectiveDueAt = detail.DeadlineOf(AskedTask.Retrospective)?.Deadline.DueAt,
            ActualStart = detail.ActualStart,
            ActualEnd = detail.ActualEnd,
            VerifiedAt = detail.VerifiedAt,
            VerificationResult = detail.VerificationResult,
            ClosedAt = detail.ClosedAt,
            Outcome = detail.Outcome,
            ProductionMinutesLost = detail.ProductionMinutesLost,
            LessonsLearned = detail.LessonsLearned,
        };
    }
}
