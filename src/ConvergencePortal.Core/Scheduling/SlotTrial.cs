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

    private static readonly ZonedDateTimePattern Local = ZonedDateTimePattern.CreateWithInvariantCulture("ddd uuuu-MM-dd HH:mm", null);

    private readonly List<SlotVerdict> _found = [];
    private readonly List<string> _basis = [];
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

    /// <param name="untilNow">The end is no fact but the clock, which must not make an answer stale.</param>
    public void Add(ConflictCode code, Instant from, Instant to, string message, ChangedItem? item = null, string[]? path = null, int? windowId = null, string? change = null, bool untilNow = false)
    {
        var rule = Schedule.Policy.For(code, Question.IsEmergency);
        var v = new SlotVerdict(code, rule.Policy, rule.Approver, item?.Label, path ?? [], windowId, change, from, to, message);
        _found.Add(v);
        // That the past goes on is no news.
        if (code != ConflictCode.RetroactiveStart)
            Note($"found {v.Code} {v.Policy} {v.Approver} {v.Asset} {v.WindowId} {v.ChangeNumber} {v.From.ToUnixTimeTicks()} {(untilNow ? 0 : v.To.ToUnixTimeTicks())} {string.Join('>', v.Path)} {v.Message}");
    }

    /// <summary>Remembers what let the slot pass: when those hours move, the answer is stale though nothing was wrong.</summary>
    /// <param name="met">The windows that are open during the span; others do not matter to it.</param>
    public void Rely(ChangedItem item, IReadOnlyList<PlannedWindow> met, TimeSet open) =>
        Note($"open {item.Kind} {item.TargetId} of {string.Join(' ', met.Select(w => w.Window.Id).Order())}: {string.Join(' ', open.Stretches().Select(s => $"{s.From}-{s.To}"))}");

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

    // Every fact is in the question, in where its items hang, in a verdict, or in the hours that the slot relies on.
    private string Hash()
    {
        var question = Question;
        Note($"ask {question.Start.ToUnixTimeTicks()} {question.Preparation} {question.Work} {question.Test} {question.Rollback} {question.IsEmergency}");
        foreach (var item in question.Items) Note($"item {item.Kind} {item.TargetId} {Schedule.Reach.AnchorsOf(item.Kind, item.TargetId).Ties}");
        foreach (var person in question.PersonIds) Note($"person {person}");
        _basis.Sort(StringComparer.Ordinal);

        // Fact by fact: what is found about many machines is long, and as one string it would burden the whole process at every check.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var fact in _basis)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(fact));
            hash.AppendData("\n"u8);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private void Note(FormattableString fact) => _basis.Add(fact.ToString(CultureInfo.InvariantCulture));
}
