using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Web.Changes;

namespace ConvergencePortal.Web.DataSources;

/// <summary>The English words of the catalog that taking a name apart does not give; they are also the keys of their translation.</summary>
public static class DataTexts
{
    public static string Of(DataSourceKind kind) => kind switch
    {
        DataSourceKind.SCADA => "Supervision (SCADA)",
        DataSourceKind.LIMS => "Laboratory or quality system",
        DataSourceKind.CMMS => "Maintenance system",
        DataSourceKind.ERP => "Business system (ERP)",
        DataSourceKind.MES => "Manufacturing execution (MES)",
        DataSourceKind.PLC => "Controller",
        DataSourceKind.Person => "What people know",
        DataSourceKind.PaperRound => "Paper round",
        DataSourceKind.NetworkTool => "Network tool",
        DataSourceKind.ExternalFeed => "Feed from outside",
        DataSourceKind.Historian => "Historian",
        DataSourceKind.Spreadsheet => "Spreadsheet",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static StatusLook Of(LifecycleStage stage) => stage switch
    {
        LifecycleStage.Ideation => new("Ideation", "✎", "status-muted"),
        LifecycleStage.Design => new("Design", "✎", "status-muted"),
        LifecycleStage.Development => new("Development", "◔", "status-calm"),
        LifecycleStage.Testing => new("Testing", "◎", "status-calm"),
        LifecycleStage.Production => new("People rely on it", "●", "status-good"),
        LifecycleStage.Deprecated => new("Not for new uses", "◔", "status-warn"),
        LifecycleStage.Retired => new("Retired", "■", "status-muted"),
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    public static StatusLook Of(TermStatus status) => status switch
    {
        TermStatus.Draft => new("Draft", "✎", "status-muted"),
        TermStatus.InReview => new("In review", "◑", "status-warn"),
        TermStatus.Approved => new("Approved", "✓", "status-good"),
        TermStatus.Deprecated => new("Not to be used any more", "◔", "status-warn"),
        TermStatus.Rejected => new("Rejected", "✕", "status-bad"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static StatusLook Of(ProposalStatus status) => status switch
    {
        ProposalStatus.Open => new("Waiting for signatures", "◑", "status-warn"),
        ProposalStatus.Approved => new("Approved", "✓", "status-good"),
        ProposalStatus.Refused => new("Refused", "✕", "status-bad"),
        ProposalStatus.Withdrawn => new("Taken back", "↩", "status-muted"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static string Of(OwnershipType type) => type switch
    {
        OwnershipType.AccountableOwner => "Accountable owner",
        OwnershipType.Steward => "Steward",
        OwnershipType.Custodian => "Custodian",
        OwnershipType.TechnicalOwner => "Technical owner",
        OwnershipType.Producer => "Producer",
        OwnershipType.Consumer => "Consumer",
        OwnershipType.SubjectExpert => "Expert",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>What the role is concerned with, in one line (after the governance terms of CycloneDX and DataHub).</summary>
    public static string Meaning(OwnershipType type) => type switch
    {
        OwnershipType.AccountableOwner => "Concerned with risk and appropriate access; one person at a time.",
        OwnershipType.Steward => "Responsible for content, context and business rules.",
        OwnershipType.Custodian => "Responsible for safe custody, transport and storage.",
        OwnershipType.TechnicalOwner => "Runs the system technically.",
        OwnershipType.Producer => "Makes the data.",
        OwnershipType.Consumer => "Uses the data.",
        OwnershipType.SubjectExpert => "Knows what it means.",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
