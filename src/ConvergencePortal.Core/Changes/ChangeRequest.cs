using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>
/// A change that the functions decide together. Every way the status can move is a method here; each checks, moves and leaves the
/// event for the ledger in one step, so that no status can move without its record.
/// </summary>
public sealed partial class ChangeRequest
{
    private readonly List<ChangeItem> _items = [];
    private readonly List<ImpactStatement> _statements = [];
    private readonly List<ApprovalSeat> _seats = [];
    private readonly List<Signature> _signatures = [];
    private readonly List<ChangeEvent> _events = [];

    private ChangeRequest() { }

    public ChangeRequest(string number, int siteId, PersonRights requester, ChangeContent content, IReadOnlyList<ChangeItem> items, bool isReplacementInKind, Instant now)
    {
        Number = number;
        SiteId = siteId;
        RequesterId = requester.PersonId;
        RequesterName = requester.Name;
        Content = content;
        IsReplacementInKind = isReplacementInKind;
        CreatedAt = now;
        _items.AddRange(items);
        Happened(ChangeEvents.Drafted, content.Title);
    }

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

    /// <summary>Rises when the content changes after somebody was asked; a signature names the revision it was given on.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>Concurrency token; raised by every method that changes anything, child rows included.</summary>
    public int Version { get; private set; }

    public Instant CreatedAt { get; private set; }

    /// <summary>The start that was first chosen for signatures given without one; a later move is measured from it.</summary>
    public Instant? ChosenStart { get; private set; }

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

    /// <summary>What happened since the last save and is not yet in the ledger.</summary>
    public IReadOnlyList<ChangeEvent> Events => _events;

    /// <summary>Who does the work; the requester, unless somebody else is named.</summary>
    public int ImplementerId => Content.ImplementerId ?? RequesterId;

    public bool IsFinal => Status.IsFinal();

    /// <summary>The states in which the change holds its slot against others (scheduling rules, "Active").</summary>
    public bool OccupiesSlot => (Content.PlannedStart ?? ActualStart) is not null && ChangeStatuses.HoldingSlot.Contains(Status);

    /// <summary>Whether the named authorizer of an emergency has signed for it.</summary>
    public bool IsEmergencyConfirmed => _signatures.Any(s => s is { IsValid: true, Meaning: SignatureMeaning.AuthorizedEmergency });

    /// <summary>Replaces the content. After submission it takes a reason, and exactly those signatures become void whose content moved.</summary>
    /// <param name="agreement">Who must agree to the new content; ignored while nobody is asked.</param>
    /// <param name="standard">Whether it lies within the template it names; null when it names none.</param>
    public Result Edit(PersonRights by, ChangeContent content, IReadOnlyList<ChangeItem> items, bool isReplacementInKind, string? reason, IReadOnlyList<Requirement> agreement, SeatFacts facts, Instant now,
        StandardVerdict? standard = null)
    {
        if (RefuseEdit(by) is { } refused) return refused;
        if (Status != ChangeStatus.Draft && content.Type != Content.Type) return ChangeRequestErrors.TypeIsFixed;

        var moved = ContentDiff.Between(Content, _items, content, items);
        if (moved.Count == 0) return Result.Success;
        // An edit of what was handed back answers what was asked; that is its reason.
        if (Status is not (ChangeStatus.Draft or ChangeStatus.ChangesRequested) && string.IsNullOrWhiteSpace(reason)) return ChangeRequestErrors.EditReasonRequired;

        var groups = ContentBinding.GroupsOf(moved.Select(m => m.Field)) | (isReplacementInKind == IsReplacementInKind ? FieldGroups.None : FieldGroups.Scope);
        Content = content;
        IsReplacementInKind = isReplacementInKind;
        _items.Clear();
        _items.AddRange(items);
        if (Status != ChangeStatus.Draft) Revision++;
        Happened(ChangeEvents.Edited, string.IsNullOrWhiteSpace(reason) ? string.Join(", ", moved.Select(m => m.Field)) : reason.Trim(), MovedField.ToJson(moved));
        if (Status == ChangeStatus.Draft) return Result.Success;

        VoidWhatMoved(facts, now, signature => WhyVoid(signature, groups));
        if (Status != ChangeStatus.ChangesRequested) Ask(agreement, now);
        ReopenSeats(facts, now);
        if (Status == ChangeStatus.ChangesRequested) return Result.Success;

        Follow(standard);
        Settle(facts, now);
        return Result.Success;
    }

    /// <summary>Null when this person may edit the change as it stands, whatever the new content is.</summary>
    public Error? RefuseEdit(PersonRights by) =>
        by.PersonId != RequesterId ? ChangeRequestErrors.NotRequester
        : IsFinal || Status is ChangeStatus.Implementing or ChangeStatus.Verifying or ChangeStatus.EmergencyAuthorized or ChangeStatus.RetrospectiveReview
            ? ChangeRequestErrors.WrongStatus(this, "edited")
        : null;

    /// <summary>Called by the one place that writes the ledger.</summary>
    internal IReadOnlyList<ChangeEvent> TakeEvents()
    {
        ChangeEvent[] events = [.. _events];
        _events.Clear();
        return events;
    }

    private void Happened(string name, string? text = null, string? fieldChanges = null)
    {
        _events.Add(new ChangeEvent(name, Revision, text, fieldChanges));
        Version++;
    }
}
