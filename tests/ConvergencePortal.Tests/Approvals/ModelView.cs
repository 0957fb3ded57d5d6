using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Shouldly;

namespace ConvergencePortal.Tests.Approvals;

/// <summary>A line of the ledger that came since the last look.</summary>
internal sealed record ModelLine(long Id, string RecordType, string Number, string Event);

/// <summary>The change as it stands in the database, and what was written to the ledger since the last look.</summary>
internal sealed class ModelView(ChangeRequest change, IReadOnlyList<ModelLine> lines, long lastLine, IReadOnlyDictionary<int, string> codes)
{
    public long LastLine => lastLine;
    public Seen Seen => new(change.Revision, change.Version);
    public IReadOnlyList<ModelLine> Lines => lines;

    /// <summary>The number of the value of each field, read back from the content.</summary>
    public IReadOnlyDictionary<ModelField, int> Values { get; } = Enum.GetValues<ModelField>().ToDictionary(field => field, field => Enumerable.Range(0, ModelContent.Variants)
        .First(variant => IsValue(change, field, variant, codes)));

    public string Describe() => Say(change.Status, change.Revision, change.Version, change.Seats.Where(s => s.IsOpen).Select(s => s.Function).Order(), change.Statements.Where(s => s.IsOpen).Select(s => s.Function).Order(),
        change.Signatures.Where(s => s.IsValid).OrderBy(s => s.Id).Select(s => (codes[s.PersonId], s.OnBehalfOfId is { } id ? codes[id] : null, s.Function!.Value, s.Verdict, s.Revision)), change.Signatures.Count);

    public static string Say(ChangeStatus status, int revision, int version, IEnumerable<Function> openSeats, IEnumerable<Function> openStatements,
        IEnumerable<(string By, string? For, Function Function, Verdict Verdict, int Revision)> valid, int signatures) =>
        $"{status} r{revision} v{version} seats [{string.Join(' ', openSeats)}] statements [{string.Join(' ', openStatements)}] "
        + $"signed [{string.Join(' ', valid.Select(s => $"{s.By}{(s.For is null ? "" : $" for {s.For}")}:{s.Function}:{s.Verdict}:r{s.Revision}").Order(StringComparer.Ordinal))}] of {signatures}";

    /// <summary>What must hold after every attempt, whatever the rules say about it.</summary>
    public void ShouldHold(ModelView before, Error? refused)
    {
        var mine = lines.Where(l => l.RecordType == RecordTypes.Change && l.Event is not (RefusedAttempts.Event or ChangeEvents.SeatStuck)).ToList();
        mine.Count.ShouldBe(change.Version - before.Seen.Version, "Every rise of the version is a line of the ledger.");
        lines.Count(l => l.Event == RefusedAttempts.Event).ShouldBe(refused?.Kind == ErrorKind.Forbidden ? 1 : 0, "An attempt at something forbidden is one line, and nothing else is.");
        if (refused is not null) lines.Count.ShouldBe(refused.Kind == ErrorKind.Forbidden ? 1 : 0, "What was refused writes nothing else.");
        refused?.Message.ShouldNotBeNullOrWhiteSpace();
        ShouldHold();
    }

    public void ShouldHold()
    {
        var valid = change.Signatures.Where(s => s.IsValid).ToList();
        var people = valid.SelectMany(s => new[] { s.PersonId, s.OnBehalfOfId ?? s.PersonId }.Distinct()).ToList();
        people.ShouldBeUnique();
        people.ShouldNotContain(change.RequesterId);
        people.ShouldNotContain(change.ImplementerId);
        valid.ShouldAllBe(s => change.IsIntact(s));
        if (change.Status is ChangeStatus.Approved or ChangeStatus.Scheduled)
            change.Seats.ShouldAllBe(seat => valid.Any(s => s.Function == seat.Function && s.Verdict == Verdict.Approve));
    }

    private static bool IsValue(ChangeRequest change, ModelField field, int variant, IReadOnlyDictionary<int, string> codes)
    {
        var wanted = ModelContent.Draft(Enum.GetValues<ModelField>().ToDictionary(f => f, f => f == field ? variant : 0));
        var (content, has) = (wanted.Content, change.Content);
        return field switch
        {
            ModelField.Title => content.Title == has.Title,
            ModelField.Purpose => content.Purpose == (has.Purpose ?? ""),
            ModelField.Network => content.NetworkSettings == has.NetworkSettings,
            ModelField.Configuration => content.BaselineDelta == has.BaselineDelta,
            ModelField.Plan => content.ImplementationPlan == (has.ImplementationPlan ?? ""),
            ModelField.Safety => content.SafetyImpact == has.SafetyImpact,
            ModelField.Quality => content.QualityImpact == has.QualityImpact,
            ModelField.ProductionMinutes => content.ProductionMinutesAtRisk == has.ProductionMinutesAtRisk,
            ModelField.Start => content.PlannedStart == has.PlannedStart,
            ModelField.Work => content.WorkMinutes == has.WorkMinutes,
            ModelField.Implementer => wanted.Implementer == (has.ImplementerId is { } id ? codes[id] : null),
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
        };
    }
}
