using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Where a template of standard changes stands. Only the methods of <see cref="ChangeTemplate"/> move it.</summary>
public enum TemplateStatus
{
    /// <summary>Being written by its owner, or proposed by the portal; it covers nothing yet.</summary>
    Proposed,

    /// <summary>The functions are asked; moved there by the owner.</summary>
    InReview,

    /// <summary>Every function asked has signed: until it expires, changes within it ask nobody.</summary>
    Approved,

    /// <summary>Given up by a person. Changes that were let pass by it keep that.</summary>
    Retired,

    /// <summary>Taken out of use by the portal, since a change from it failed.</summary>
    Withdrawn,

    /// <summary>A function refused it.</summary>
    Rejected,
}

/// <summary>
/// Work that has been agreed on once and for all: a change that stays within it asks nobody again. It is signed by the functions that the same
/// content would ask as a normal change, it expires, and one failure takes it out of use.
/// </summary>
public sealed class ChangeTemplate
{
    /// <summary>Longest life of an approval, in months; our own default.</summary>
    public const int MostMonths = 12;

    private readonly List<TemplateItem> _items = [];
    private readonly List<ChangeEvent> _events = [];

    private ChangeTemplate() { }

    /// <param name="owner">Writes it and never signs it.</param>
    /// <param name="fromChange">Number of the change it was made from.</param>
    public ChangeTemplate(string number, int siteId, TemplateOwner owner, string fromChange, TemplateContent content, Instant now)
    {
        (Number, SiteId, OwnerId, OwnerName, FromChange, CreatedAt) = (number, siteId, owner.PersonId, owner.Name, fromChange, now);
        TakeOver(content);
        Happened(TemplateEvents.Proposed, $"From {fromChange}: {content.Change.Title}");
    }

    public int Id { get; private set; }

    /// <summary>For example "ST-2026-0001".</summary>
    public string Number { get; private set; } = "";

    public int SiteId { get; private set; }
    public TemplateStatus Status { get; private set; }
    public int OwnerId { get; private set; }
    public string OwnerName { get; private set; } = "";
    public string FromChange { get; private set; } = "";

    /// <summary>What the work is. Its minutes are the longest a change may take for each phase; it names no start and no people.</summary>
    public ChangeContent Content { get; private set; } = new();

    /// <summary>Last day on which a change is let pass by it (UTC, as memberships).</summary>
    public LocalDate ExpiresOn { get; private set; }

    public string? Note { get; private set; }

    /// <summary>Rises when an edit follows a submission; every revision is approved anew.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Names site, nature and exact items, so that the portal proposes one piece of work once; null while more than exact items are covered.</summary>
    public string? RepeatKey { get; private set; }

    /// <summary>Functions that signed the present revision, ascending. A change that asks another one is not covered.</summary>
    public IReadOnlyList<Function> ApprovedBy { get; private set; } = [];

    public Instant CreatedAt { get; private set; }
    public Instant? ApprovedAt { get; private set; }
    public Instant? EndedAt { get; private set; }

    /// <summary>The change whose failure took it out of use.</summary>
    public string? FailedChange { get; private set; }

    public IReadOnlyList<TemplateItem> Items => _items;

    /// <summary>What happened since the last save and is not yet in the ledger.</summary>
    public IReadOnlyList<ChangeEvent> Events => _events;

    /// <summary>Replaces the content. After it was asked for once, that is a new revision which must be approved anew; until then it covers nothing.</summary>
    public Result Edit(PersonRights by, TemplateContent content)
    {
        if (by.PersonId != OwnerId) return ChangeTemplateErrors.NotOwner;
        if (Status == TemplateStatus.InReview) return ChangeTemplateErrors.InReview(this);

        var moved = TemplateDiff.Between(TemplateContent.Of(this), content);
        if (moved.Count == 0) return Result.Success;

        TakeOver(content);
        if (Status != TemplateStatus.Proposed) Revision++;
        (Status, ApprovedBy, ApprovedAt, EndedAt, FailedChange) = (TemplateStatus.Proposed, [], null, null, null);
        Happened(TemplateEvents.Edited, string.Join(", ", moved.Select(m => m.Field)), MovedField.ToJson(moved));
        return Result.Success;
    }

    /// <summary>Asks the functions.</summary>
    /// <param name="asked">Who signs it; what the policy asks for the same content as a normal change.</param>
    public Result Submit(PersonRights by, IReadOnlyList<Function> asked, LocalDate today)
    {
        if (by.PersonId != OwnerId) return ChangeTemplateErrors.NotOwner;
        if (Status != TemplateStatus.Proposed) return ChangeTemplateErrors.WrongStatus(this, "submitted");
        if (_items.Count == 0) return ChangeTemplateErrors.ItemsRequired;
        if (ExpiresOn <= today || ExpiresOn > today.PlusMonths(MostMonths)) return ChangeTemplateErrors.Expiry;

        Status = TemplateStatus.InReview;
        Happened(TemplateEvents.Submitted, $"Asked: {string.Join(", ", asked.Select(ChangeWords.Of))}");
        return Result.Success;
    }

    /// <summary>The owner takes it back to edit it.</summary>
    public Result TakeBack(PersonRights by)
    {
        if (by.PersonId != OwnerId) return ChangeTemplateErrors.NotOwner;
        if (Status != TemplateStatus.InReview) return ChangeTemplateErrors.WrongStatus(this, "taken back");

        Status = TemplateStatus.Proposed;
        Revision++;
        Happened(TemplateEvents.TakenBack);
        return Result.Success;
    }

    /// <summary>The last function signed.</summary>
    public Result Approve(IReadOnlyList<Function> signed, Instant now)
    {
        if (Status != TemplateStatus.InReview) return ChangeTemplateErrors.WrongStatus(this, "approved");

        (Status, ApprovedBy, ApprovedAt) = (TemplateStatus.Approved, [.. signed.Order()], now);
        Happened(TemplateEvents.Approved, $"Until {ExpiresOn:uuuu-MM-dd}");
        return Result.Success;
    }

    public Result Reject(Instant now)
    {
        if (Status != TemplateStatus.InReview) return ChangeTemplateErrors.WrongStatus(this, "refused");

        (Status, EndedAt) = (TemplateStatus.Rejected, now);
        Happened(TemplateEvents.Rejected);
        return Result.Success;
    }

    /// <summary>Given up by its owner, by the chair, or by a function that signed it and no longer stands to it.</summary>
    public Result Retire(PersonRights by, string reason, Instant now)
    {
        if (!MayRetire(by)) return ChangeTemplateErrors.NotTheirs;
        if (Status is not (TemplateStatus.Approved or TemplateStatus.Proposed)) return ChangeTemplateErrors.WrongStatus(this, "retired");
        if (string.IsNullOrWhiteSpace(reason)) return ChangeRequestErrors.ReasonRequired;

        (Status, EndedAt) = (TemplateStatus.Retired, now);
        Happened(TemplateEvents.Retired, reason.Trim());
        return Result.Success;
    }

    public bool MayRetire(PersonRights by) => by.MayWrite && (by.PersonId == OwnerId || by.IsChair || ApprovedBy.Any(function => by.SpeaksFor(function, SiteId)));

    /// <summary>A change from it failed: it covers nothing any more, until a new revision is approved. False when it was out of use already.</summary>
    internal bool WithdrawAfter(string failedChange, ChangeOutcome outcome, Instant now)
    {
        if (Status != TemplateStatus.Approved) return false;

        (Status, EndedAt, FailedChange) = (TemplateStatus.Withdrawn, now, failedChange);
        Happened(TemplateEvents.Withdrawn, $"{failedChange} was {ChangeWords.Of(outcome)}.");
        return true;
    }

    /// <summary>Called by the one place that writes the ledger.</summary>
    internal IReadOnlyList<ChangeEvent> TakeEvents()
    {
        ChangeEvent[] events = [.. _events];
        _events.Clear();
        return events;
    }

    private void TakeOver(TemplateContent content)
    {
        (Content, ExpiresOn, Note) = (content.Change, content.ExpiresOn, content.Note);
        _items.Clear();
        _items.AddRange(content.Items.Select(item => item.Copy()));
        RepeatKey = RepeatedWork.KeyOf(SiteId, content.Change.Nature, content.Items);
    }

    private void Happened(string name, string? text = null, string? fieldChanges = null)
    {
        _events.Add(new ChangeEvent(name, Revision, text, fieldChanges));
        Version++;
    }
}

/// <summary>Who writes a template.</summary>
public sealed record TemplateOwner(int PersonId, string Name);

/// <summary>Names of what can happen to a template; they stand in the ledger and never change.</summary>
public static class TemplateEvents
{
    public const string Proposed = "Proposed";
    public const string Edited = "Edited";
    public const string Submitted = "Submitted";
    public const string TakenBack = "TakenBack";
    public const string Approved = "Approved";
    public const string Rejected = "Rejected";
    public const string Retired = "Retired";
    public const string Withdrawn = "Withdrawn";
}
