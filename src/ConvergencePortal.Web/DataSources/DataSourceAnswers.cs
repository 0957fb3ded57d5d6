using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Strategy;
using NodaTime;

namespace ConvergencePortal.Web.DataSources;

/// <summary>A data source in the lists of the API: the key is "BER:HIST-PLANT", people are named by their codes.</summary>
/// <param name="BusFactor">Of knowledge of people: how many active people have it.</param>
public sealed record DataSourceAnswer(string Key, string Site, string Code, string Name, DataSourceKind Kind, string Equipment, LifecycleStage Stage, string? Owner, bool OwnerLeft, bool Approved, LocalDate? CertificationExpires,
    int? CertificationDaysLeft, string? KnownBy, string? Backup, int? BusFactor, LocalDate? AskAgain)
{
    public static DataSourceAnswer From(DataSourceRow row) => new(row.Key, row.Site, row.Code, row.Name, row.Kind, row.EquipmentPath, row.Stage, row.Owner?.Code, row.OwnerLeft, row.IsApproved, row.CertificationExpiresOn,
        row.CertificationDays, row.KnownBy?.Code, row.Backup?.Code, row.BusFactor, row.AskAgainOn);
}

/// <summary>One data source in the API with everything its page shows.</summary>
public sealed record DataSourceDetailAnswer(DataSourceAnswer Source, string Description, OperationsType Operations, decimal? Level, string? Device, string? Producer, CaptureMethod Capture, string? Cadence, int? Latency, string? Units,
    int? Retention, DataClassification Classification, bool SafetyRelevant, string? Namespace, string? Sparkplug, string? Certification, LocalDate? Certified, LocalDate? Reviewed, Instant? ApprovedAt, string? RoleName, string? CaptureForm,
    LocalDate? LastElicited, int? AskAgainInDays, LocalDate? EffectiveFrom, LocalDate? EffectiveTo, int Version, IReadOnlyList<OwnershipAnswer> Owners, IReadOnlyList<OwnershipAnswer> FormerOwners, IReadOnlyList<SourceUseAnswer> UseCases,
    IReadOnlyList<SourceFlowAnswer> Upstream, IReadOnlyList<SourceFlowAnswer> Downstream, IReadOnlyList<ContractRow> Contracts, IReadOnlyList<TouchingChangeRow> Changes, IReadOnlyList<ProposalAnswer> Proposals)
{
    public static DataSourceDetailAnswer From(DataSourceDetail detail, IReadOnlyList<SourceUseRow> uses, IReadOnlyList<ContractRow> contracts, IReadOnlyList<TouchingChangeRow> changes, IReadOnlyList<ProposalRow> proposals)
    {
        var (row, facts) = (detail.Row, detail.Facts);
        return new(DataSourceAnswer.From(row), facts.Description, facts.Operations, facts.Level, facts.Device is null ? null : SiteCode.Of(row.Site, facts.Device), facts.Producer, facts.Capture, facts.UpdateCadence,
            facts.LatencyMinutes, facts.Units, facts.RetentionDays, facts.Classification, facts.IsSafetyRelevant, facts.NamespacePath, facts.SparkplugId, facts.Certification, facts.CertifiedOn, facts.ReviewedOn, facts.ApprovedAt,
            row.RoleName, facts.CaptureForm, facts.LastElicitedOn, row.AskAgainDays, facts.EffectiveFrom, facts.EffectiveTo, facts.Version, [.. detail.Owners.Select(OwnershipAnswer.Of)], [.. detail.Former.Select(OwnershipAnswer.Of)],
            [.. uses.Select(SourceUseAnswer.From)], [.. detail.Upstream.Select(SourceFlowAnswer.Of)], [.. detail.Downstream.Select(SourceFlowAnswer.Of)], contracts, changes, [.. proposals.Select(ProposalAnswer.From)]);
    }
}

/// <summary>An assignment in the API: a person by code, or a function that holds it together.</summary>
public sealed record OwnershipAnswer(OwnershipType Type, string? Person, string? PersonName, Function? Function, LocalDate From, LocalDate? To)
{
    public static OwnershipAnswer Of(OwnershipRow row) => new(row.Type, row.PersonCode, row.PersonName, row.Team, row.From, row.To);
}

/// <summary>A use case in the answer of a source that it draws on; expected is the value weighed by the confidence.</summary>
public sealed record SourceUseAnswer(string Key, string Title, UseCaseState State, Function ConsumerFunction, string? Consumer, int? Value, int? Confidence, long? Expected, Effort? Effort, string? Blocker, string? NextStep)
{
    public static SourceUseAnswer From(SourceUseRow row) =>
        new(row.Key, row.Title, row.State, row.ConsumerFunction, row.Consumer, row.ValuePerYear, row.Confidence, row.Expected, row.Effort, row.Blocker, row.NextStep);
}

/// <summary>A flow in the answer of a source at one of its ends.</summary>
public sealed record SourceFlowAnswer(string Key, string From, string? To, Function? ConsumerFunction, string? Consumer, FlowTransport Transport, int? Port, string? Conduit, string? Note)
{
    public static SourceFlowAnswer Of(SourceFlowRow row) => new(row.Key, SiteCode.Of(row.Site, row.From), row.To is null ? null : SiteCode.Of(row.Site, row.To), row.ConsumerFunction, row.Consumer, row.Transport, row.Port,
        row.Conduit is null ? null : SiteCode.Of(row.Site, row.Conduit), row.Note);
}

/// <summary>A term of the glossary in the API; foundFor names the functions whose word the search met.</summary>
public sealed record GlossaryAnswer(string Term, string Definition, string? It, string? Ot, string? Maintenance, string? Quality, string? Production, string? WiderTerm, string? Related, string? Reference, TermStatus Status,
    LocalDate? EffectiveTo, IReadOnlyList<Function> FoundFor)
{
    public static GlossaryAnswer From(GlossaryRow row, string? search) => new(row.Term, row.Definition, row.ITWord, row.OTWord, row.MaintenanceWord, row.QualityWord, row.ProductionWord, row.Parent, row.Related, row.Reference, row.Status,
        row.EffectiveTo, [.. row.SaidFor(search).Select(said => said.Function)]);
}

/// <summary>A proposal in the API: what would move in which record, and where it stands.</summary>
public sealed record ProposalAnswer(string Number, string Kind, string Key, string? Site, int Revision, bool New, bool GivesApproval, string Reason, string Author, ProposalStatus State, Instant OpenedAt, Instant? ClosedAt,
    IReadOnlyList<MovedField> Fields)
{
    public static ProposalAnswer From(ProposalRow row) => new(row.Number, row.Kind, row.Key, row.Site, row.Revision, row.IsNew, row.GivesApproval, row.Reason, row.AuthorName, row.Status, row.OpenedAt, row.ClosedAt,
        [.. row.Fields.Where(field => field.From != field.To)]);
}
