using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Approvals;

/// <summary>A function asked in a round; open until somebody signed for it.</summary>
public sealed class RoundSeat
{
    private RoundSeat() { }

    internal RoundSeat(AskedFunction asked) => (Function, Reasons, Meaning, ByChair, IsOpen) = (asked.Function, string.Join('\n', asked.Reasons), asked.Meaning, asked.ByChair, true);

    public int Id { get; private set; }
    public int RoundId { get; private set; }
    public Function Function { get; private set; }

    /// <summary>Why this function is asked, one sentence a line.</summary>
    public string Reasons { get; private set; } = "";

    public SignatureMeaning Meaning { get; private set; }

    /// <summary>Signed by the governance chair and by nobody else, whichever functions they speak for.</summary>
    public bool ByChair { get; private set; }

    public bool IsOpen { get; internal set; }
}

/// <summary>A signature in a round. It is never removed and never edited.</summary>
public sealed class RoundSignature
{
    private RoundSignature() { }

    internal RoundSignature(RoundSeat seat, PersonRights by, RoundVerdict verdict, string? comment, string contentHash, string timeZone, Instant now)
    {
        (Function, Meaning, Verdict, Comment, ContentHash, TimeZone, SignedAt) = (seat.Function, seat.Meaning, verdict, comment, contentHash, timeZone, now);
        (PersonId, PersonName) = (by.PersonId, by.Name);
    }

    public int Id { get; private set; }
    public int RoundId { get; private set; }
    public Function Function { get; private set; }
    public int PersonId { get; private set; }

    /// <summary>The printed name at signing (21 CFR 11.50).</summary>
    public string PersonName { get; private set; } = "";

    public SignatureMeaning Meaning { get; private set; }
    public RoundVerdict Verdict { get; private set; }
    public string? Comment { get; private set; }
    public Instant SignedAt { get; private set; }

    /// <summary>IANA zone in which the time is shown and printed: the signer's site.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>The content signed (21 CFR 11.70).</summary>
    public string ContentHash { get; private set; } = "";
}
