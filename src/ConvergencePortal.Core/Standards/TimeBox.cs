using System.Globalization;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>Where a waiver or a pilot stands. Only the methods of <see cref="TimeBox"/> move it; that its time is over is a matter of the day, not of the status.</summary>
public enum TimeBoxStatus
{
    /// <summary>The functions have yet to sign.</summary>
    Asked,

    /// <summary>Every function signed.</summary>
    InForce,

    /// <summary>A function refused. Final.</summary>
    Refused,

    /// <summary>Taken back by whoever asked, before everybody had signed. Final.</summary>
    TakenBack,

    /// <summary>No longer needed, or decided. Final.</summary>
    Ended,
}

/// <summary>
/// Something that the standards do not allow, allowed for a time: a waiver or a pilot. Nothing of the kind is without an end, and the end moves only by a signature of the
/// governance chair on a new reason (invariants S1 and S2; the pattern is CIP-007-6 R2.4).
/// </summary>
public abstract class TimeBox
{
    private readonly List<TimeBoxExtension> _extensions = [];
    private readonly List<ChangeEvent> _events = [];

    private protected TimeBox() { }

    private protected TimeBox(string number, int siteId, (int Id, string Name) requester, LocalDate endsOn, Instant now)
    {
        (Number, SiteId, EndsOn, AskedAt) = (number, siteId, endsOn, now);
        (RequesterId, RequesterName, Revision) = (requester.Id, requester.Name, 1);
    }

    public int Id { get; private set; }

    /// <summary>For example "WV-2026-0001" or "PL-2026-0001".</summary>
    public string Number { get; private set; } = "";

    public int SiteId { get; private set; }

    /// <summary>Whoever asked for it; never signs it.</summary>
    public int RequesterId { get; private set; }

    public string RequesterName { get; private set; } = "";
    public TimeBoxStatus Status { get; private set; }
    public Instant AskedAt { get; private set; }
    public Instant? ApprovedAt { get; private set; }

    /// <summary>First day on which it no longer holds.</summary>
    public LocalDate EndsOn { get; private set; }

    public Instant? EndedAt { get; private set; }

    /// <summary>Why it ended before its time, or what was decided.</summary>
    public string? EndReason { get; private set; }

    /// <summary>Rises with every extension that is asked for; a round of signatures names it.</summary>
    public int Revision { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<TimeBoxExtension> Extensions => _extensions;
    public TimeBoxExtension? OpenExtension => _extensions.SingleOrDefault(e => e.Status == ExtensionStatus.Asked);

    /// <summary>One of the ledger's record types.</summary>
    public abstract string RecordType { get; }

    /// <summary>SHA-256 over everything that a signature on it is bound to.</summary>
    public abstract string ContentHash();

    public bool HoldsOn(LocalDate day) => Status == TimeBoxStatus.InForce && day < EndsOn;

    /// <summary>In force by its status, and past its end: neither removed nor extended in time.</summary>
    public bool IsOverdueOn(LocalDate day) => Status == TimeBoxStatus.InForce && EndsOn <= day;

    /// <summary>Null when the end can be asked for; else why not.</summary>
    /// <param name="mostDays">The site's setting; 180 is our own default.</param>
    public static Error? RefuseEnd(LocalDate? endsOn, LocalDate today, int mostDays) =>
        endsOn is not { } end ? TimeBoxErrors.EndRequired
        : end <= today ? TimeBoxErrors.EndPassed
        : end > today.PlusDays(mostDays) ? TimeBoxErrors.TooLong(mostDays, today.PlusDays(mostDays))
        : null;

    /// <summary>The last function signed.</summary>
    public virtual Result Approve(string acceptedBy, Instant now)
    {
        if (Status != TimeBoxStatus.Asked) return TimeBoxErrors.WrongStatus(this, "approved");

        (Status, ApprovedAt) = (TimeBoxStatus.InForce, now);
        Happened(TimeBoxEvents.Approved, $"Until {Say(EndsOn)}");
        return Result.Success;
    }

    public Result Refuse(Instant now)
    {
        if (Status != TimeBoxStatus.Asked) return TimeBoxErrors.WrongStatus(this, "refused");

        End(TimeBoxStatus.Refused, null, now);
        Happened(TimeBoxEvents.Refused);
        return Result.Success;
    }

    public Result TakeBack(PersonRights by, Instant now)
    {
        if (Status != TimeBoxStatus.Asked) return TimeBoxErrors.WrongStatus(this, "taken back");
        if (by.PersonId != RequesterId) return TimeBoxErrors.NotTheirs;

        End(TimeBoxStatus.TakenBack, null, now);
        Happened(TimeBoxEvents.TakenBack);
        return Result.Success;
    }

    /// <summary>Asks the governance chair for a later end, for a reason that was not given before. The end stays where it is until the chair has signed.</summary>
    public virtual Result AskExtension(PersonRights by, string reason, LocalDate? until, int mostDays, Instant now)
    {
        var today = now.InUtc().Date;
        if (Status != TimeBoxStatus.InForce) return TimeBoxErrors.WrongStatus(this, "extended");
        if (by.PersonId != RequesterId && !by.IsChair) return TimeBoxErrors.NotTheirs;
        if (OpenExtension is not null) return TimeBoxErrors.ExtensionAsked;
        if (string.IsNullOrWhiteSpace(reason)) return TimeBoxErrors.ReasonRequired;
        if (_extensions.Exists(e => string.Equals(e.Reason, reason.Trim(), StringComparison.OrdinalIgnoreCase))) return TimeBoxErrors.SameReason;
        if (RefuseEnd(until, today, mostDays) is { } wrong) return wrong;
        if (until <= EndsOn) return TimeBoxErrors.EarlierEnd(EndsOn);

        Revision++;
        _extensions.Add(new TimeBoxExtension(Revision, by, reason.Trim(), EndsOn, until!.Value, now));
        Happened(TimeBoxEvents.ExtensionAsked, $"Until {Say(until.Value)}: {reason.Trim()}");
        return Result.Success;
    }

    public Result Extend(Instant now)
    {
        if (Status != TimeBoxStatus.InForce || OpenExtension is not { } extension) return TimeBoxErrors.WrongStatus(this, "extended");

        EndsOn = extension.Until;
        extension.End(ExtensionStatus.Approved, now);
        Happened(TimeBoxEvents.Extended, $"Until {Say(EndsOn)}");
        return Result.Success;
    }

    public Result RefuseExtension(Instant now)
    {
        if (OpenExtension is not { } extension) return TimeBoxErrors.WrongStatus(this, "extended");

        extension.End(ExtensionStatus.Refused, now);
        Happened(TimeBoxEvents.ExtensionRefused);
        return Result.Success;
    }

    internal IReadOnlyList<ChangeEvent> TakeEvents()
    {
        ChangeEvent[] events = [.. _events];
        _events.Clear();
        return events;
    }

    private protected void MoveEnd(LocalDate endsOn)
    {
        if (EndsOn == endsOn) return;

        EndsOn = endsOn;
        Happened(TimeBoxEvents.Extended, $"Until {Say(endsOn)}");
    }

    private protected void End(TimeBoxStatus status, string? reason, Instant now)
    {
        (Status, EndReason, EndedAt) = (status, reason, now);
        OpenExtension?.End(ExtensionStatus.TakenBack, now);
    }

    private protected void Happened(string name, string? text = null)
    {
        _events.Add(new ChangeEvent(name, Revision, text));
        Version++;
    }

    private protected static string Say(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Names of what can happen to a waiver or a pilot; they stand in the ledger and never change.</summary>
public static class TimeBoxEvents
{
    public const string Asked = "Asked";
    public const string Approved = "Approved";
    public const string Refused = "Rejected";
    public const string TakenBack = "TakenBack";
    public const string ExtensionAsked = "ExtensionAsked";
    public const string Extended = "Extended";
    public const string ExtensionRefused = "ExtensionRefused";
    public const string Ended = "Ended";
    public const string Decided = "Decided";
}
