using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Ledger;

/// <summary>One governed event: who did what to which record, when and why. Appended in the same save as the change it describes, never edited.</summary>
public sealed class LedgerEntry
{
    private LedgerEntry() { }

    public long Id { get; private set; }

    /// <summary>Place in the chain, from 1 and without gaps; null only for a row that was written before there was a chain and is not sealed yet.</summary>
    public long? Sequence { get; private set; }

    public Instant At { get; private set; }

    /// <summary>Null when the portal itself acted.</summary>
    public int? ActorId { get; private set; }

    /// <summary>The name as printed at the time; it does not follow later renames (21 CFR 11.50).</summary>
    public string ActorName { get; private set; } = "";

    /// <summary>Functions and roles of the actor as printed at the time, for example "BER: IT, OT; Administrator"; null for the portal itself and for a refused attempt, which used none.</summary>
    public string? ActorFunctions { get; private set; }


    public string RecordType { get; private set; } = "";
    public string Number { get; private set; } = "";
    public int? Revision { get; private set; }

    /// <summary>Stable name of the event, for example "Submitted".</summary>
    public string Event { get; private set; } = "";

    /// <summary>A sentence for people: reason, verdict, what became of the record.</summary>
    public string? Text { get; private set; }

    /// <summary>Why it happened, where a reason was asked for besides the sentence.</summary>
    public string? Reason { get; private set; }

    /// <summary>Fields that moved, old and new, as JSON; null when none did.</summary>
    public string? FieldChanges { get; private set; }

    public Guid CommandId { get; private set; }

    /// <summary>Tells apart the events of one command, from 0.</summary>
    public int Line { get; private set; }

    /// <summary>Which byte form the hash was taken over; 0 while the row is not sealed.</summary>
    public byte FormVersion { get; private set; }

    /// <summary>Hash of the row before; zeros for the first.</summary>
    public byte[] PreviousHash { get; private set; } = [];

    /// <summary>SHA-256 over the canonical form of everything above and the previous hash.</summary>
    public byte[] Hash { get; private set; } = [];

    public static LedgerEntry For(Actor actor, Command command, Instant at, string recordType, string number, int? revision, string happened, string? text = null,
        string? fieldChanges = null, string? actorFunctions = null, string? reason = null) => new()
    {
        // Both engines keep 100 nanoseconds; what they cut off must not be in the hash.
        At = Instant.FromUnixTimeTicks(at.ToUnixTimeTicks()),
        ActorId = actor.IsPortal ? null : actor.PersonId,
        ActorName = actor.Name,
        ActorFunctions = actorFunctions,
        RecordType = recordType,
        Number = number,
        Revision = revision,
        Event = happened,
        Text = text,
        Reason = reason,
        FieldChanges = fieldChanges,
        CommandId = command.Id,
        Line = command.NextLine(),
    };

    /// <summary>Puts the row at its place in the chain. Done by the save itself, again when a save is tried again.</summary>
    internal void Seal(long sequence, byte[] previousHash)
    {
        (Sequence, PreviousHash, FormVersion) = (sequence, previousHash, LedgerForm.Version);
        Hash = LedgerForm.HashOf(this);
    }
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

    /// <summary>Sign-ins of a person, by their code: sessions that open, are refused and end.</summary>
    public const string SignIn = "sign-in";

    /// <summary>What an app role or group of the directory gives, by the role's value or the group's id.</summary>
    public const string DirectoryRight = "directory-right";

    public const string Shift = "shift";
    public const string Absence = "absence";
    public const string Competency = "competency";
    public const string Delegation = "delegation";
    public const string ApprovalSettings = "approval";

    /// <summary>A data source, with who answers for it.</summary>
    public const string DataSource = "source";

    public const string DataFlow = "flow";
    public const string Contract = "contract";
    public const string Glossary = "glossary";
    public const string Objective = "objective";
    public const string UseCase = "use-case";
    public const string DeviceType = "device-type";

    /// <summary>Traffic seen on a site's network, as one import brought it; its number is the site.</summary>
    public const string ObservedFlows = "observed";

    /// <summary>A change to an approved record, or its first approval, that waits for signatures.</summary>
    public const string Proposal = "proposal";
    /// <summary>A finding by its number; runs of the portal that changed some have the number "checks".</summary>
    public const string Finding = "finding";

    /// <summary>The ledger itself.</summary>
    public const string Ledger = "ledger";

    /// <summary>A template of standard changes.</summary>
    public const string Template = "template";

    public const string Waiver = "waiver";
    public const string Pilot = "pilot";

    /// <summary>A temporary measure.</summary>
    public const string Measure = "measure";

    /// <summary>A standard, by its code, or one of its versions: "NET-01@1.2.0".</summary>
    public const string Standard = "standard";

    /// <summary>The governance review of a site and week, "BER/2026-W47".</summary>
    public const string Review = "review";

    /// <summary>What somebody took upon themselves in a review.</summary>
    public const string Action = "action";

    /// <summary>Quorum and targets of a site's reviews.</summary>
    public const string ReviewSettings = "review-settings";

    /// <summary>A notice, or the channel to which notices go, by its name.</summary>
    public const string Notice = "notice";

    /// <summary>The culture pulse: attempts of those who are not asked, and never an answer.</summary>
    public const string Pulse = "pulse";

    /// <summary>A calendar feed; its number is the first characters of its address.</summary>
    public const string Feed = "feed";
}
