using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>Where an action stands.</summary>
public enum ActionStatus
{
    /// <summary>Somebody is to do it.</summary>
    Open,

    /// <summary>Its owner, or the chair, says that it is done. Final.</summary>
    Done,

    /// <summary>Its owner, or the chair, says that it is no longer needed, and why. Final.</summary>
    Dropped,
}

/// <summary>What somebody took upon themselves in a review. It outlives the review: each one after it that finds it open counts it as carried over.</summary>
public sealed class ActionItem
{
    private ActionItem() { }

    public ActionItem(string number, GovernanceReview review, int? decisionLine, string text, int ownerId, string ownerName, LocalDate dueOn, Instant now)
    {
        (Number, SiteId, ReviewId, DecisionLine, Text) = (number, review.SiteId, review.Id, decisionLine, text.Trim());
        (OwnerId, OwnerName, FirstDueOn, DueOn, AgreedAt) = (ownerId, ownerName, dueOn, dueOn, now);
    }

    public int Id { get; private set; }

    /// <summary>For example "AC-2026-0007".</summary>
    public string Number { get; private set; } = "";

    public int SiteId { get; private set; }
    public int ReviewId { get; private set; }

    /// <summary>The decision it carries out; null for one that follows from none.</summary>
    public int? DecisionLine { get; private set; }

    public string Text { get; private set; } = "";
    public int OwnerId { get; private set; }

    /// <summary>As printed when it was agreed.</summary>
    public string OwnerName { get; private set; } = "";

    /// <summary>As it was agreed; figures count by it, whatever it is moved to.</summary>
    public LocalDate FirstDueOn { get; private set; }

    public LocalDate DueOn { get; private set; }
    public ActionStatus Status { get; private set; }
    public Instant AgreedAt { get; private set; }
    public Instant? EndedAt { get; private set; }

    /// <summary>What came of it, why it was moved or why it is no longer needed.</summary>
    public string? Note { get; private set; }

    /// <summary>How many reviews after its own have found it open.</summary>
    public int CarriedOver { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    public Result Move(PersonRights by, ActionMove move, string? note, LocalDate? dueOn, Instant now)
    {
        if (!by.MayWrite || (by.PersonId != OwnerId && !by.IsChair)) return ReviewErrors.ActionNotTheirs(OwnerName);
        if (Status != ActionStatus.Open) return ReviewErrors.ActionEnded(this);
        if (string.IsNullOrWhiteSpace(note)) return ReviewErrors.NoteRequired(move);

        switch (move)
        {
            case ActionMove.Done or ActionMove.Drop:
                (Status, EndedAt) = (move == ActionMove.Done ? ActionStatus.Done : ActionStatus.Dropped, now);
                break;
            case ActionMove.Postpone:
                if (dueOn is not { } later || later <= DueOn) return ReviewErrors.LaterDay(DueOn);
                DueOn = later;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(move), move, null);
        }
        Note = note.Trim();
        Version++;
        return Result.Success;
    }

    /// <summary>A later review found it open.</summary>
    internal void CarryOver()
    {
        CarriedOver++;
        Version++;
    }
}

/// <summary>What becomes of an action.</summary>
public enum ActionMove
{
    Done,
    Postpone,
    Drop,
}
