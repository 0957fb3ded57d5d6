using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>One slot under examination: the question, what was found so far, and the facts it was found from.</summary>
internal sealed class SlotTrial
{
    private const int MostTimesSaid = 3;
    private const int PieceLength = 2048;

    private static readonly ZonedDateTimePattern Local = ZonedDateTimePattern.CreateWithInvariantCulture("ddd uuuu-MM-dd HH:mm", null);

    private readonly List<SlotVerdict> _found = [];
    private readonly StringBuilder _basis = new();
    private readonly Dictionary<(long, long), string> _said = [];

    public SlotTrial(SiteSchedule schedule, SlotQuestion question)
    {
        (Schedule, Question) = (schedule, question);
        (From, To) = (question.Start.SecondsDown(), question.End.SecondsUp());
    }

    public SiteSchedule Schedule { get; }
    public SlotQuestion Question { get; }

    /// <summary>The span in whole seconds, for sweeps.</summary>
    public long From { get; }

    public long To { get; }

    public void Add(ConflictCode code, Instant from, Instant to, string message, ChangedItem? item = null, string[]? path = null, int? windowId = null, string? change = null)
    {
        var rule = Schedule.Policy.For(code, Question.IsEmergency);
        _found.Add(new SlotVerdict(code, rule.Policy, rule.Approver, item?.Label, path ?? [], windowId, change, from, to, message));
    }

    /// <summary>Remembers what let the slot pass: when those hours move, the answer is stale though nothing was wrong.</summary>
    public void Rely(ChangedItem item, IReadOnlyList<PlannedWindow> covering, TimeSet open)
    {
        _basis.Append(CultureInfo.InvariantCulture, $"open {item.Kind} {item.TargetId} of");
        foreach (var id in covering.Select(w => w.Window.Id).Order()) _basis.Append(CultureInfo.InvariantCulture, $" {id}");
        foreach (var (from, to) in open.Stretches()) _basis.Append(CultureInfo.InvariantCulture, $" {from}-{to}");
        _basis.Append('\n');
    }

    public SlotReport Report() => new(_found, Hash());

    public string NameOf(int person) => Schedule.Crew.Find(person)?.Name ?? "Somebody";

    public string Say(Instant instant) => Local.Format(instant.InZone(Schedule.Site.TimeZone));

    public string SaySpan() => $"{Say(Question.Start)} to {Say(Question.End)} ({Schedule.Site.TimeZone.Id})";

    /// <summary>One cause is one verdict, however often it happens within the span; the first three times are named.</summary>
    public string SayAll(TimeSet times) =>
        string.Join(", ", times.Stretches().Take(MostTimesSaid).Select(t => SayStretch(t.From, t.To)))
        + (times.Count > MostTimesSaid ? $" and {times.Count - MostTimesSaid} more times" : "");

    /// <summary>Hundreds of machines run in the same shift; its times are put into words once.</summary>
    private string SayStretch(long from, long to)
    {
        if (!_said.TryGetValue((from, to), out var words)) _said[(from, to)] = words = $"{Say(WholeSeconds.At(from))} to {Say(WholeSeconds.At(to))}";
        return words;
    }

    public static string SayLength(long seconds)
    {
        var minutes = (seconds + 59) / 60;
        return minutes < 120 || minutes % 60 != 0 ? $"{minutes} {(minutes == 1 ? "minute" : "minutes")}" : $"{minutes / 60} hours";
    }

    // That the past goes on is no news; every other fact is in the question, in a verdict or in the hours it relied on.
    private string Hash()
    {
        var question = Question;
        _basis.Append(CultureInfo.InvariantCulture,
            $"ask {question.Start.ToUnixTimeTicks()} {question.Preparation} {question.Work} {question.Test} {question.Rollback} {question.IsEmergency}\n");
        foreach (var item in question.Items.OrderBy(i => i.Kind).ThenBy(i => i.TargetId)) _basis.Append(CultureInfo.InvariantCulture, $"item {item.Kind} {item.TargetId}\n");
        foreach (var person in question.PersonIds.Order()) _basis.Append(CultureInfo.InvariantCulture, $"person {person}\n");
        foreach (var v in _found.Where(v => v.Code != ConflictCode.RetroactiveStart))
            _basis.Append(CultureInfo.InvariantCulture,
                $"found {v.Code} {v.Policy} {v.Approver} {v.Asset} {v.WindowId} {v.ChangeNumber} {v.From.ToUnixTimeTicks()} {v.To.ToUnixTimeTicks()} ").AppendJoin('>', v.Path).Append(' ').Append(v.Message).Append('\n');
        return HashOf(_basis);
    }

    // Piece by piece: what is found about many machines is long, and as one string it would burden the whole process at every check.
    private static string HashOf(StringBuilder text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var encoder = Encoding.UTF8.GetEncoder();
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(PieceLength)];
        foreach (var chunk in text.GetChunks())
            for (var at = 0; at < chunk.Length; at += PieceLength)
            {
                var piece = chunk.Span.Slice(at, Math.Min(PieceLength, chunk.Length - at));
                hash.AppendData(bytes, 0, encoder.GetBytes(piece, bytes, flush: false));
            }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
