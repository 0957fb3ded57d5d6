using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>One request to let a waiver or a pilot hold for longer. Kept for ever, whatever became of it.</summary>
public sealed class TimeBoxExtension
{
    private TimeBoxExtension() { }

    internal TimeBoxExtension(int revision, PersonRights by, string reason, LocalDate endedOn, LocalDate until, Instant now) =>
        (Revision, RequestedById, RequestedByName, Reason, PreviousEnd, Until, RequestedAt) = (revision, by.PersonId, by.Name, reason, endedOn, until, now);

    public int Id { get; private set; }

    /// <summary>Of what it extends; names the round of signatures.</summary>
    public int Revision { get; private set; }

    public ExtensionStatus Status { get; private set; }
    public int RequestedById { get; private set; }
    public string RequestedByName { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public LocalDate PreviousEnd { get; private set; }
    public LocalDate Until { get; private set; }
    public Instant RequestedAt { get; private set; }
    public Instant? DecidedAt { get; private set; }

    internal void End(ExtensionStatus status, Instant now) => (Status, DecidedAt) = (status, now);
}
