using NodaTime;

namespace ConvergencePortal.Core.People;

/// <summary>What a person has shown to know and may be asked for before a signature counts, with the proof and how long it holds.</summary>
public sealed class HeldCompetency
{
    private HeldCompetency() { }

    public HeldCompetency(int personId, string code) => (PersonId, Code) = (personId, code);

    public int Id { get; private set; }
    public int PersonId { get; private set; }

    /// <summary>Of the competency, for example "SIS-APPROVER"; a person holds each once.</summary>
    public string Code { get; private set; } = "";

    public LocalDate AchievedOn { get; set; }

    /// <summary>First day on which it no longer holds; null while it has no end.</summary>
    public LocalDate? ExpiresOn { get; set; }

    /// <summary>Where the proof lies: a certificate's number, a course.</summary>
    public string? Evidence { get; set; }

    public int Version { get; private set; }

    public void Touch() => Version++;

    public bool HoldsOn(LocalDate day) => AchievedOn <= day && (ExpiresOn is null || day < ExpiresOn);
}
