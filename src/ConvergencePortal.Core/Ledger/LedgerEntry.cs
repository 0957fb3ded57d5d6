using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Ledger;

/// <summary>One governed event: who did what to which record, when and why. Appended in the same save as the change it describes, never edited.</summary>
public sealed class LedgerEntry
{
    private LedgerEntry() { }

    public long Id { get; private set; }
    public Instant At { get; private set; }

    /// <summary>Null when the portal itself acted.</summary>
    public int? ActorId { get; private set; }

    /// <summary>The name as printed at the time; it does not follow later renames (21 CFR 11.50).</summary>
    public string ActorName { get; private set; } = "";

    public string RecordType { get; private set; } = "";
    public string Number { get; private set; } = "";
    public int? Revision { get; private set; }

    /// <summary>Stable name of the event, for example "Submitted".</summary>
    public string Event { get; private set; } = "";

    /// <summary>A sentence for people: reason, verdict, what became of the record.</summary>
    public string? Text { get; private set; }

    /// <summary>Fields that moved, old and new, as JSON; null when none did.</summary>
    public string? FieldChanges { get; private set; }

    public Guid CommandId { get; private set; }

    /// <summary>Tells apart the events of one command, from 0.</summary>
    public int Line { get; private set; }

    public static LedgerEntry For(Actor actor, Command command, Instant at, string recordType, string number, int? revision, string happened, string? text = null,
        string? fieldChanges = null) => new()
    {
        At = at,
        ActorId = actor.IsPortal ? null : actor.PersonId,
        ActorName = actor.Name,
        RecordType = recordType,
        Number = number,
        Revision = revision,
        Event = happened,
        Text = text,
        FieldChanges = fieldChanges,
        CommandId = command.Id,
        Line = command.NextLine(),
    };
}

/// <summary>One attempt to change something, named by the client, so that a retried or doubled call does its work once.</summary>
public sealed class Command(Guid id)
{
    private int _lines;

    public Guid Id { get; } = id;

    internal int NextLine() => _lines++;

    public static Command New() => new(Guid.NewGuid());
}

/// <summary>The kinds of record the ledger speaks of.</summary>
public static class RecordTypes
{
    public const string Change = "change";
    public const string Policy = "policy";
    public const string Window = "window";
    public const string Import = "import";
    public const string Plant = "plant";
    public const string Network = "network";
    public const string Settings = "scheduling";
    public const string Person = "person";
    public const string Shift = "shift";
    public const string Absence = "absence";

    /// <summary>A template of standard changes.</summary>
    public const string Template = "template";

    /// <summary>A temporary measure.</summary>
    public const string Measure = "measure";

    /// <summary>A calendar feed; its number is the first characters of its address.</summary>
    public const string Feed = "feed";
}
