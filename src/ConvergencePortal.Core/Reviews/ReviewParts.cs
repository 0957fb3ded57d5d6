using System.Text.Json;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>A figure as it was frozen, with the records it came from and the target as it was then.</summary>
public sealed class ReviewFigure
{
    private ReviewFigure() { }

    public ReviewFigure(KpiFigure figure, int? target) =>
        (Kpi, Part, Value, Median, N, Target, RecordsJson) = (figure.Kpi, figure.Part, figure.Value, figure.Median, figure.N, target, JsonSerializer.Serialize(figure.Records.Select(r => new object[] { r.Type, r.Number, r.Amount })));

    public int Id { get; private set; }
    public int ReviewId { get; private set; }

    /// <summary>Code in the catalog.</summary>
    public string Kpi { get; private set; } = "";

    public string Part { get; private set; } = "";
    public int? Value { get; private set; }
    public int? Median { get; private set; }
    public int N { get; private set; }
    public int? Target { get; private set; }

    /// <summary>Type, number and amount of each record.</summary>
    public string RecordsJson { get; private set; } = "[]";

    public IReadOnlyList<KpiRecord> Records => ReadRecords(RecordsJson);

    internal static IReadOnlyList<KpiRecord> ReadRecords(string json)
    {
        using var rows = JsonDocument.Parse(json);
        return [.. rows.RootElement.EnumerateArray().Select(row => new KpiRecord(row[0].GetString()!, row[1].GetString()!, row[2].GetInt32()))];
    }
}

/// <summary>Why something is on the agenda; the order in which it stands there.</summary>
public enum AgendaKind
{
    /// <summary>An emergency whose retrospective is not held yet.</summary>
    Retrospective,

    /// <summary>A decision whose deadline has passed.</summary>
    DecisionOverdue,

    /// <summary>Something stands against a slot in the next seven days.</summary>
    ConflictAhead,

    /// <summary>A temporary measure or bypass that should be gone, or must be within seven days.</summary>
    MeasureEnding,

    /// <summary>A waiver that has ended or ends within thirty days.</summary>
    WaiverEnding,

    /// <summary>A pilot that has ended or ends within fourteen days.</summary>
    PilotEnding,

    /// <summary>A serious finding that was first seen in the week.</summary>
    NewFinding,

    /// <summary>A data source in production for which not exactly one person answers.</summary>
    UnownedSource,

    /// <summary>A standard that must be looked at again.</summary>
    StandardDue,

    /// <summary>An action of an earlier review that is still open.</summary>
    ActionOpen,
}

/// <summary>Something that the functions should speak about, as it stood when the week was frozen.</summary>
public sealed class AgendaItem
{
    private AgendaItem() { }

    public AgendaItem(AgendaKind kind, string recordType, string number, string title, string? detail, Instant? dueAt) =>
        (Kind, RecordType, Number, Title, Detail, DueAt) = (kind, recordType, number, Fit(title), detail is null ? null : Fit(detail), dueAt);

    public int Id { get; private set; }
    public int ReviewId { get; private set; }
    public AgendaKind Kind { get; private set; }

    /// <summary>One of the ledger's record types.</summary>
    public string RecordType { get; private set; } = "";

    public string Number { get; private set; } = "";
    public string Title { get; private set; } = "";

    /// <summary>For whom it waits, or what stands against it.</summary>
    public string? Detail { get; private set; }

    /// <summary>When it was or is due.</summary>
    public Instant? DueAt { get; private set; }

    private static string Fit(string text) => text.Length <= Common.PlainText.LineLength ? text : text[..(Common.PlainText.LineLength - 1)] + "…";
}

/// <summary>Somebody who was there, and for which function.</summary>
public sealed class ReviewAttendance
{
    private ReviewAttendance() { }

    public ReviewAttendance(int personId, string personName, Function function) => (PersonId, PersonName, Function) = (personId, personName, function);

    public int Id { get; private set; }
    public int ReviewId { get; private set; }
    public int PersonId { get; private set; }

    /// <summary>As printed then.</summary>
    public string PersonName { get; private set; } = "";

    public Function Function { get; private set; }
}

/// <summary>What the functions agreed on. It has an action with an owner, or says that none is needed.</summary>
public sealed class ReviewDecision
{
    private ReviewDecision() { }

    public ReviewDecision(string text, IReadOnlyList<Function> by, string? dissent, LocalDate? effectiveOn, string? about, bool needsNoAction, string recordedBy, Instant now)
    {
        (Text, By, Dissent, EffectiveOn, About, NeedsNoAction, RecordedByName, At) = (text.Trim(), [.. by.Order()], Trimmed(dissent), effectiveOn, Trimmed(about), needsNoAction, recordedBy, now);
    }

    public int Id { get; private set; }
    public int ReviewId { get; private set; }

    /// <summary>From 1, in the order of the meeting.</summary>
    public int Line { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>The functions that made it.</summary>
    public IReadOnlyList<Function> By { get; private set; } = [];

    /// <summary>Who disagreed, and why.</summary>
    public string? Dissent { get; private set; }

    public LocalDate? EffectiveOn { get; private set; }

    /// <summary>Number of the record it is about.</summary>
    public string? About { get; private set; }

    public bool NeedsNoAction { get; private set; }
    public string RecordedByName { get; private set; } = "";
    public Instant At { get; private set; }

    internal string Written => $"{Line} {Text} {string.Join(',', By)} {Dissent ?? "-"} {EffectiveOn:uuuu-MM-dd} {About ?? "-"} {NeedsNoAction}";

    internal void Become(int line) => Line = line;

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
