using System.Globalization;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>What kind of temporary state the plant is in.</summary>
public enum MeasureKind
{
    /// <summary>Something that was changed for a time and bypasses nothing.</summary>
    TemporaryChange,

    /// <summary>An input or output that is forced to a value.</summary>
    ForcedSignal,

    /// <summary>A wire that bridges a contact.</summary>
    Jumper,

    /// <summary>A safety function that is switched off or bridged (IEC 61511-1, 16.2.3).</summary>
    SafetyBypass,

    /// <summary>A rule that lets through what is else refused.</summary>
    FirewallOpening,

    /// <summary>Somebody outside the plant can reach in.</summary>
    RemoteAccess,
}

/// <summary>Where a temporary measure stands. Only the methods of <see cref="TemporaryMeasure"/> move it.</summary>
public enum MeasureStatus
{
    /// <summary>The plant is in the temporary state, whether its time is over or not.</summary>
    InEffect,

    /// <summary>Its owner says that it is gone, and a second person has yet to look.</summary>
    RemovalToConfirm,

    /// <summary>Gone, with proof. Final.</summary>
    Removed,

    /// <summary>A permanent change took its place. Final.</summary>
    MadePermanent,
}

/// <summary>
/// A temporary state of the plant that somebody owns until it is gone: opened with the end of the work, and closed only by removal with proof or by a
/// permanent change (29 CFR 1910.119(l)(2)(iv): the necessary time period). Closing the change it comes from ends nothing.
/// </summary>
public sealed class TemporaryMeasure
{
    /// <summary>An extension adds at most so many days; our own default.</summary>
    public const int MostDaysAtOnce = 90;

    private readonly List<MeasureExtension> _extensions = [];
    private readonly List<ChangeEvent> _events = [];

    private TemporaryMeasure() { }

    /// <param name="owner">Whoever did the work, until somebody else takes it over.</param>
    public TemporaryMeasure(string number, ChangeRequest change, MeasureOwner owner, Instant since, Instant endsAt)
    {
        (Number, SiteId, ChangeId, ChangeNumber, Title) = (number, change.SiteId, change.Id, change.Number, change.Content.Title);
        (Kind, ImplementerId, OwnerId, OwnerName) = (change.Content.BypassKind ?? MeasureKind.TemporaryChange, change.ImplementerId, owner.PersonId, owner.Name);
        (Since, EndsAt) = (since, endsAt);
        Happened(MeasureEvents.Opened, $"{change.Number}: {change.Content.Title}. Until {Say(endsAt)}.");
    }

    public int Id { get; private set; }

    /// <summary>For example "TM-2026-0001".</summary>
    public string Number { get; private set; } = "";

    public int SiteId { get; private set; }
    public MeasureKind Kind { get; private set; }
    public MeasureStatus Status { get; private set; }
    public int ChangeId { get; private set; }

    /// <summary>The change that brought it about.</summary>
    public string ChangeNumber { get; private set; } = "";

    public string Title { get; private set; } = "";
    public int ImplementerId { get; private set; }
    public int OwnerId { get; private set; }
    public string OwnerName { get; private set; } = "";

    /// <summary>Whoever was asked to take it over and has not answered.</summary>
    public int? OfferedToId { get; private set; }

    public string? OfferedToName { get; private set; }
    public Instant Since { get; private set; }

    /// <summary>When it must be gone; an extension moves it, and only with its last signature.</summary>
    public Instant EndsAt { get; private set; }

    /// <summary>What was checked, by whom, with what result.</summary>
    public string? RemovalProof { get; private set; }

    public int? RemovedById { get; private set; }
    public string? RemovedByName { get; private set; }
    public Instant? RemovedAt { get; private set; }

    /// <summary>The second person; asked for where a mistake would leave a safety function or a signal wrong.</summary>
    public string? ConfirmedByName { get; private set; }

    public int? ConfirmedById { get; private set; }
    public Instant? ConfirmedAt { get; private set; }

    /// <summary>The permanent change that is to take its place.</summary>
    public string? PermanentChange { get; private set; }

    public Instant? EndedAt { get; private set; }

    /// <summary>The end about which people were told that it has passed.</summary>
    public Instant? ChasedEnd { get; private set; }

    /// <summary>Rises with every extension that is asked for; a round of signatures names it.</summary>
    public int Revision { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<MeasureExtension> Extensions => _extensions;
    public IReadOnlyList<ChangeEvent> Events => _events;
    public bool IsOpen => Status is MeasureStatus.InEffect or MeasureStatus.RemovalToConfirm;
    public MeasureExtension? OpenExtension => _extensions.SingleOrDefault(e => e.Status == ExtensionStatus.Asked);
    public bool NeedsSecondPerson => Kind is MeasureKind.SafetyBypass or MeasureKind.ForcedSignal;

    public bool IsOverdueAt(Instant now) => IsOpen && EndsAt <= now;

    /// <summary>Its owner, and whoever did the work.</summary>
    public bool IsTheirs(PersonRights by) => by.MayWrite && (by.PersonId == OwnerId || by.PersonId == ImplementerId);

    /// <summary>Says that it is gone. A safety bypass and a forced signal wait for a second person (site procedure: verified by somebody else).</summary>
    public Result Remove(PersonRights by, string proof, Instant now)
    {
        if (Status != MeasureStatus.InEffect) return MeasureErrors.WrongStatus(this, "removed");
        if (!IsTheirs(by)) return MeasureErrors.NotTheirs;
        if (string.IsNullOrWhiteSpace(proof)) return MeasureErrors.ProofRequired;

        (RemovalProof, RemovedById, RemovedByName, RemovedAt) = (proof.Trim(), by.PersonId, by.Name, now);
        EndExtension(ExtensionStatus.TakenBack, now);
        if (NeedsSecondPerson) Status = MeasureStatus.RemovalToConfirm;
        else End(MeasureStatus.Removed, now);
        Happened(MeasureEvents.Removed, RemovalProof);
        return Result.Success;
    }

    /// <summary>The second person looked: it is gone, or it is not.</summary>
    /// <param name="functions">The functions that signed the change; one of them looks.</param>
    public Result ConfirmRemoval(PersonRights by, IReadOnlyList<Function> functions, bool isGone, string? comment, Instant now)
    {
        if (RefuseConfirming(by, functions) is { } refused) return refused;
        if (!isGone && string.IsNullOrWhiteSpace(comment)) return ChangeRequestErrors.ReasonRequired;

        if (isGone)
        {
            (ConfirmedById, ConfirmedByName, ConfirmedAt) = (by.PersonId, by.Name, now);
            End(MeasureStatus.Removed, now);
            Happened(MeasureEvents.RemovalConfirmed, string.IsNullOrWhiteSpace(comment) ? null : comment.Trim());
            return Result.Success;
        }
        (Status, RemovalProof, RemovedById, RemovedByName, RemovedAt) = (MeasureStatus.InEffect, null, null, null, null);
        Happened(MeasureEvents.RemovalRefused, comment!.Trim());
        return Result.Success;
    }

    /// <summary>Null when the person may be the second one.</summary>
    public Error? RefuseConfirming(PersonRights by, IReadOnlyList<Function> functions) =>
        Status != MeasureStatus.RemovalToConfirm ? MeasureErrors.WrongStatus(this, "confirmed")
        : by.PersonId == RemovedById || by.PersonId == OwnerId || by.PersonId == ImplementerId ? MeasureErrors.SecondPerson
        : functions.Any(function => by.SpeaksFor(function, SiteId)) ? null
        : MeasureErrors.NotAsked;

    /// <summary>Asks for a later end. The end stays where it is until every function has signed.</summary>
    public Result AskExtension(PersonRights by, string reason, Instant until, Instant now)
    {
        if (Status != MeasureStatus.InEffect) return MeasureErrors.WrongStatus(this, "extended");
        if (!IsTheirs(by)) return MeasureErrors.NotTheirs;
        if (OpenExtension is not null) return MeasureErrors.ExtensionAsked;
        if (string.IsNullOrWhiteSpace(reason)) return ChangeRequestErrors.ReasonRequired;
        if (until <= EndsAt || until <= now) return MeasureErrors.EarlierEnd;
        if (until > Instant.Max(EndsAt, now) + Duration.FromDays(MostDaysAtOnce)) return MeasureErrors.TooLong;

        Revision++;
        _extensions.Add(new MeasureExtension(Revision, by, reason.Trim(), EndsAt, until, now));
        Happened(MeasureEvents.ExtensionAsked, $"Until {Say(until)}: {reason.Trim()}");
        return Result.Success;
    }

    /// <summary>The last function signed the extension.</summary>
    public Result Extend(Instant now)
    {
        if (Status != MeasureStatus.InEffect || OpenExtension is not { } extension) return MeasureErrors.WrongStatus(this, "extended");

        EndsAt = extension.Until;
        EndExtension(ExtensionStatus.Approved, now);
        Happened(MeasureEvents.Extended, $"Until {Say(EndsAt)}");
        return Result.Success;
    }

    public Result RefuseExtension(Instant now)
    {
        if (OpenExtension is null) return MeasureErrors.WrongStatus(this, "extended");

        EndExtension(ExtensionStatus.Refused, now);
        Happened(MeasureEvents.ExtensionRefused);
        return Result.Success;
    }

    /// <summary>Names the permanent change that is to take its place; the measure stays in effect until that change has succeeded.</summary>
    /// <param name="hasOpenChange">Whether the change named before is still under way.</param>
    public Result Plan(PersonRights by, string permanentChange, bool hasOpenChange)
    {
        if (Status != MeasureStatus.InEffect) return MeasureErrors.WrongStatus(this, "made permanent");
        if (!IsTheirs(by)) return MeasureErrors.NotTheirs;
        if (hasOpenChange) return MeasureErrors.PermanentUnderWay(PermanentChange!);

        PermanentChange = permanentChange;
        Happened(MeasureEvents.PermanentPlanned, permanentChange);
        return Result.Success;
    }

    /// <summary>Offers it to somebody else; it stays with its owner until they accept.</summary>
    public Result Offer(PersonRights by, PersonRights to)
    {
        if (!IsOpen) return MeasureErrors.WrongStatus(this, "handed over");
        if (by.PersonId != OwnerId && !by.IsChair) return MeasureErrors.NotOwner;
        if (to.PersonId == OwnerId) return MeasureErrors.AlreadyTheirs;
        if (to.Kind != PersonKind.Person || !to.WorksAt(SiteId)) return MeasureErrors.NotAtSite(to.Name);

        (OfferedToId, OfferedToName) = (to.PersonId, to.Name);
        Happened(MeasureEvents.Offered, to.Name);
        return Result.Success;
    }

    public Result AnswerOffer(PersonRights by, bool accepts)
    {
        if (!IsOpen || OfferedToId is null) return MeasureErrors.WrongStatus(this, "taken over");
        if (by.PersonId != OfferedToId) return MeasureErrors.NotOffered;
        if (accepts && !by.WorksAt(SiteId)) return MeasureErrors.NotAtSite(by.Name);

        if (accepts) (OwnerId, OwnerName) = (by.PersonId, by.Name);
        (OfferedToId, OfferedToName) = (null, null);
        Happened(accepts ? MeasureEvents.TakenOver : MeasureEvents.OfferDeclined, by.Name);
        return Result.Success;
    }

    /// <summary>The permanent change has succeeded.</summary>
    internal void BecomePermanent(string change, Instant now)
    {
        EndExtension(ExtensionStatus.TakenBack, now);
        End(MeasureStatus.MadePermanent, now);
        Happened(MeasureEvents.MadePermanent, change);
    }

    /// <summary>The change it comes from was undone, and the measure with it.</summary>
    internal void RollBack(PersonRights by, string change, Instant now)
    {
        (RemovalProof, RemovedById, RemovedByName, RemovedAt) = ($"{change} was rolled back.", by.PersonId, by.Name, now);
        EndExtension(ExtensionStatus.TakenBack, now);
        End(MeasureStatus.Removed, now);
        Happened(MeasureEvents.Removed, RemovalProof);
    }

    /// <summary>False when it is not overdue, or people were told of this end before.</summary>
    internal bool Chase(Instant now)
    {
        if (!IsOverdueAt(now) || ChasedEnd == EndsAt) return false;

        ChasedEnd = EndsAt;
        Happened(MeasureEvents.Overdue, $"It should have been gone by {Say(EndsAt)}. Owner: {OwnerName}.");
        return true;
    }

    internal IReadOnlyList<ChangeEvent> TakeEvents()
    {
        ChangeEvent[] events = [.. _events];
        _events.Clear();
        return events;
    }

    private void End(MeasureStatus status, Instant now) => (Status, EndedAt, OfferedToId, OfferedToName) = (status, now, null, null);

    private void EndExtension(ExtensionStatus status, Instant now) => OpenExtension?.End(status, now);

    private static string Say(Instant instant) => instant.ToString("uuuu-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    private void Happened(string name, string? text = null)
    {
        _events.Add(new ChangeEvent(name, Revision, text));
        Version++;
    }
}

/// <summary>Who is held to a measure.</summary>
public sealed record MeasureOwner(int PersonId, string Name);
