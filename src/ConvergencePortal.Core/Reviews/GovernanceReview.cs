using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>Where a review stands.</summary>
public enum ReviewStatus
{
    /// <summary>Its figures are frozen; the meeting is yet to be held or goes on. Set by the portal when the week is over.</summary>
    Open,

    /// <summary>Signed off by the governance chair. Final.</summary>
    Closed,
}

/// <summary>
/// The weekly governance review of a site: figures that were frozen when the week was over, an agenda that wrote itself, and the record of the meeting. One for each site and week. Once signed off nothing in it
/// moves, and until then its figures do not either (NIST SP 800-53 CM-3(g): change control convenes at a defined frequency).
/// </summary>
public sealed class GovernanceReview
{
    private readonly List<ReviewFigure> _figures = [];
    private readonly List<AgendaItem> _agenda = [];
    private readonly List<ReviewAttendance> _attendance = [];
    private readonly List<ReviewDecision> _decisions = [];
    private readonly List<ChangeEvent> _events = [];

    private GovernanceReview() { }

    public GovernanceReview(int siteId, string site, IsoWeek week, ReviewPeriod period, IReadOnlyList<ReviewFigure> figures, IReadOnlyList<AgendaItem> agenda, IReadOnlyList<Function> quorum, Instant now)
    {
        (SiteId, Number, Week, From, Until, Quorum, FrozenAt) = (siteId, NumberOf(site, week), week.ToString(), period.From, period.Until, quorum, now);
        _figures.AddRange(figures);
        _agenda.AddRange(agenda);
        FiguresHash = HashOf(figures);
        Happened(ReviewEvents.Frozen, $"{figures.Count} figures, {agenda.Count} items on the agenda. SHA-256 of the figures: {FiguresHash}");
    }

    public int Id { get; private set; }
    public int SiteId { get; private set; }

    /// <summary>Site and week, "BER/2026-W47".</summary>
    public string Number { get; private set; } = "";

    /// <summary>As ISO 8601 writes it, "2026-W47"; texts sort as the weeks do.</summary>
    public string Week { get; private set; } = "";

    /// <summary>Monday midnight by the site's clock.</summary>
    public Instant From { get; private set; }

    public Instant Until { get; private set; }
    public Instant FrozenAt { get; private set; }

    /// <summary>SHA-256 of the figures with their records; the ledger has it from the moment at which they were frozen.</summary>
    public string FiguresHash { get; private set; } = "";

    public ReviewStatus Status { get; private set; }

    /// <summary>The functions of which somebody must be there, as the site had chosen them when the week was frozen.</summary>
    public IReadOnlyList<Function> Quorum { get; private set; } = [];

    /// <summary>What was said besides, in the chair's words.</summary>
    public string? Minutes { get; private set; }

    public Instant? ClosedAt { get; private set; }
    public int? ClosedById { get; private set; }

    /// <summary>The printed name at signing (21 CFR 11.50).</summary>
    public string? ClosedByName { get; private set; }

    public SigningMethod? Method { get; private set; }

    /// <summary>Whether it had quorum when it was signed off; without it every decision is recommended only.</summary>
    public bool? HadQuorum { get; private set; }

    /// <summary>SHA-256 of everything that the signature is bound to.</summary>
    public string? ContentHash { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<ReviewFigure> Figures => _figures;
    public IReadOnlyList<AgendaItem> Agenda => _agenda;
    public IReadOnlyList<ReviewAttendance> Attendance => _attendance;
    public IReadOnlyList<ReviewDecision> Decisions => _decisions;

    /// <summary>Functions of the quorum of which nobody is there.</summary>
    public IReadOnlyList<Function> Missing => [.. Quorum.Except(_attendance.Select(a => a.Function))];

    public static string NumberOf(string site, IsoWeek week) => $"{site}/{week}";

    /// <summary>Writes down who is there, one function a person.</summary>
    public Result Attend(IReadOnlyList<ReviewAttendance> present)
    {
        if (RefuseWriting() is { } closed) return closed;
        if (present.GroupBy(p => p.PersonId).FirstOrDefault(same => same.Count() > 1) is { } twice) return ReviewErrors.TwiceThere(twice.First().PersonName);

        _attendance.Clear();
        _attendance.AddRange(present);
        Happened(ReviewEvents.Attended, present.Count == 0 ? "Nobody" : string.Join(", ", present.Select(p => $"{p.PersonName} ({FunctionWords.Of(p.Function)})")));
        return Result.Success;
    }

    /// <summary>A decision is made by functions that are there; whoever disagrees stands in it too.</summary>
    public Result Decide(ReviewDecision decision)
    {
        if (RefuseWriting() is { } closed) return closed;
        if (decision.By.Except(_attendance.Select(a => a.Function)).ToList() is { Count: > 0 } absent) return ReviewErrors.FunctionAbsent(absent);

        decision.Become(_decisions.Count + 1);
        _decisions.Add(decision);
        Happened(ReviewEvents.Decided, $"{decision.Line}. {decision.Text}");
        return Result.Success;
    }

    /// <summary>Null while things are written down.</summary>
    public Error? RefuseWriting() => Status == ReviewStatus.Closed ? ReviewErrors.Closed(this) : null;

    /// <summary>Null when this person may sign it off as it stands.</summary>
    public Error? RefuseSigning(PersonRights by) => RefuseWriting() ?? (by.IsChair ? null : ReviewErrors.ChairOnly);

    /// <summary>The chair signs the meeting off. Nothing in it moves after that.</summary>
    public Result Sign(PersonRights by, string? minutes, IReadOnlyList<ActionItem> actions, SignatureStamp stamp)
    {
        if (RefuseSigning(by) is { } refused) return refused;

        (Status, ClosedAt, ClosedById, ClosedByName, Method) = (ReviewStatus.Closed, stamp.At, by.PersonId, by.Name, stamp.Method);
        (Minutes, HadQuorum) = (string.IsNullOrWhiteSpace(minutes) ? null : minutes.Trim(), Missing.Count == 0);
        ContentHash = HashOfContent(actions);
        Happened(ReviewEvents.Signed, $"{(HadQuorum.Value ? "With quorum" : $"Without quorum ({string.Join(", ", Missing.Select(FunctionWords.Of))} missing): decisions are recommended only")}. SHA-256: {ContentHash}");
        return Result.Success;
    }

    internal IReadOnlyList<ChangeEvent> TakeEvents()
    {
        ChangeEvent[] events = [.. _events];
        _events.Clear();
        return events;
    }

    /// <summary>What an action leaves in the history of the review in which it was agreed.</summary>
    internal void Note(string happened, string text) => Happened(happened, text);

    private string HashOfContent(IReadOnlyList<ActionItem> actions) => Changes.ContentHash.Of(
    [
        ("Number", Number), ("Figures", FiguresHash), ("Minutes", Minutes),
        .. _attendance.OrderBy(a => a.PersonId).Select(a => ("There", (object?)$"{a.PersonId} {a.PersonName} {a.Function}")),
        .. _decisions.OrderBy(d => d.Line).Select(d => ("Decision", (object?)d.Written)),
        .. actions.OrderBy(a => a.Number, StringComparer.Ordinal).Select(a => ("Action", (object?)$"{a.Number} {a.Text} {a.OwnerName} {a.FirstDueOn:uuuu-MM-dd}")),
    ]);

    private static string HashOf(IReadOnlyList<ReviewFigure> figures) => Changes.ContentHash.Of(figures.OrderBy(f => f.Kpi, StringComparer.Ordinal).ThenBy(f => f.Part, StringComparer.Ordinal)
        .Select(f => ($"{f.Kpi} {f.Part}", (object?)$"{f.Value} {f.Median} {f.N} {f.Target} {f.RecordsJson}")));

    private void Happened(string name, string? text = null)
    {
        _events.Add(new ChangeEvent(name, 1, text));
        Version++;
    }
}

/// <summary>Names of what can happen to a review and its actions; they stand in the ledger and never change.</summary>
public static class ReviewEvents
{
    public const string Frozen = "Frozen";
    public const string Attended = "Attended";
    public const string Decided = "DecisionMade";
    public const string Signed = "SignedOff";
    public const string ActionAgreed = "ActionAgreed";
    public const string ActionDone = "ActionDone";
    public const string ActionMoved = "ActionMoved";
    public const string ActionDropped = "ActionDropped";
}
