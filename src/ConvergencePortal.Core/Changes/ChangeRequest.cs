using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>
/// A change that the functions decide together. Every way the status can move is a method here; each checks, moves and leaves the
/// history line for the ledger in one step, so that no status can move without its record.
/// </summary>
public sealed partial class ChangeRequest
{
    private readonly List<ChangeItem> _items = [];
    private readonly List<ImpactStatement> _statements = [];
    private readonly List<ApprovalSeat> _seats = [];
    private readonly List<Signature> _signatures = [];

    private ChangeRequest() { }

    public int Id { get; private set; }

    /// <summary>For example "CR-2026-0042".</summary>
    public string Number { get; private set; } = "";

    public int SiteId { get; private set; }
    public EquipmentNode Site { get; private set; } = null!;
    public ChangeStatus Status { get; private set; }
    public int RequesterId { get; private set; }
    public string RequesterName { get; private set; } = "";
    public ChangeContent Content { get; private set; } = new();

    /// <summary>Decided from the asset types of what is taken out and what is put in.</summary>
    public bool IsReplacementInKind { get; private set; }

    /// <summary>Rises when the content changes; a signature names the revision it was given on.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>Concurrency token; raised by every method that changes anything, child rows included.</summary>
    public int Version { get; private set; }

    public Instant CreatedAt { get; private set; }
    public Instant? SubmittedAt { get; private set; }
    public Instant? ScheduledAt { get; private set; }
    public Instant? ActualStart { get; private set; }
    public Instant? ActualEnd { get; private set; }
    public Instant? VerifiedAt { get; private set; }
    public int? VerifiedById { get; private set; }
    public string? VerificationResult { get; private set; }
    public Instant? ClosedAt { get; private set; }
    public ChangeOutcome? Outcome { get; private set; }
    public int? ProductionMinutesLost { get; private set; }
    public string? LessonsLearned { get; private set; }

    public IReadOnlyList<ChangeItem> Items => _items;
    public IReadOnlyList<ImpactStatement> Statements => _statements;
    public IReadOnlyList<ApprovalSeat> Seats => _seats;
    public IReadOnlyList<Signature> Signatures => _signatures;

    private void Touch() => Version++;
}
