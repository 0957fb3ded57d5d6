using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>What became of a request for more time.</summary>
public enum ExtensionStatus
{
    /// <summary>The functions have yet to sign.</summary>
    Asked,

    /// <summary>The last function signed, and the end moved.</summary>
    Approved,

    /// <summary>A function refused; the end stays.</summary>
    Refused,

    /// <summary>The measure ended before everybody had signed.</summary>
    TakenBack,
}

/// <summary>One request to let a temporary measure stand for longer. Kept for ever, whatever became of it.</summary>
public sealed class MeasureExtension
{
    private MeasureExtension() { }

    internal MeasureExtension(int revision, PersonRights by, string reason, Instant endedAt, Instant until, Instant now) =>
        (Revision, RequestedById, RequestedByName, Reason, PreviousEnd, Until, RequestedAt) = (revision, by.PersonId, by.Name, reason, endedAt, until, now);

    public int Id { get; private set; }
    public int MeasureId { get; private set; }

    /// <summary>Of the measure; names the round of signatures.</summary>
    public int Revision { get; private set; }

    public ExtensionStatus Status { get; private set; }
    public int RequestedById { get; private set; }
    public string RequestedByName { get; private set; } = "";
    public string Reason { get; private set; } = "";

    /// <summary>The end as it stood when more time was asked for.</summary>
    public Instant PreviousEnd { get; private set; }

    public Instant Until { get; private set; }
    public Instant RequestedAt { get; private set; }
    public Instant? DecidedAt { get; private set; }

    internal void End(ExtensionStatus status, Instant now) => (Status, DecidedAt) = (status, now);
}

/// <summary>Names of what can happen to a measure; they stand in the ledger and never change.</summary>
public static class MeasureEvents
{
    public const string Opened = "Opened";
    public const string Removed = "Removed";
    public const string RemovalConfirmed = "RemovalConfirmed";
    public const string RemovalRefused = "RemovalRefused";
    public const string ExtensionAsked = "ExtensionAsked";
    public const string Extended = "Extended";
    public const string ExtensionRefused = "ExtensionRefused";
    public const string PermanentPlanned = "PermanentPlanned";
    public const string MadePermanent = "MadePermanent";
    public const string Offered = "Offered";
    public const string TakenOver = "TakenOver";
    public const string OfferDeclined = "OfferDeclined";

    /// <summary>Its end has passed; said by the portal, once for each end.</summary>
    public const string Overdue = "Overdue";
}
