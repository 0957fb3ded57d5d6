using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Where a version of the approval policy stands. Only the methods of <see cref="ApprovalPolicy"/> move it.</summary>
public enum PolicyStatus
{
    /// <summary>An administrator writes it.</summary>
    Draft,

    /// <summary>The functions it concerns sign it; its rows no longer move.</summary>
    InReview,

    /// <summary>Decides who must agree to changes. At most one version is effective.</summary>
    Effective,

    /// <summary>A later version took its place. Final.</summary>
    Superseded,

    /// <summary>A function refused it. Final.</summary>
    Rejected,

    /// <summary>Given up by an administrator. Final.</summary>
    Discarded,
}

/// <summary>A version of the one rule book that says who must agree to a change. Rows move while it is a draft, and never again.</summary>
public sealed class ApprovalPolicy
{
    private const string NumberPrefix = "AP-";
    private readonly List<PolicyRow> _rows = [];

    private ApprovalPolicy() { }

    /// <param name="number">From 2; version 1 comes with the portal.</param>
    /// <param name="basedOn">Number of the version that was effective, from which this one starts.</param>
    public ApprovalPolicy(int number, int basedOn, IReadOnlyList<ApprovalRule> rows, PersonRights author, Instant now)
    {
        (Number, BasedOn, AuthorId, AuthorName, CreatedAt) = (number, basedOn, author.PersonId, author.Name, now);
        Replace(rows);
    }

    public int Id { get; private set; }
    public int Number { get; private set; }
    public int BasedOn { get; private set; }
    public PolicyStatus Status { get; private set; }

    /// <summary>What changes with this version, and why, for those who sign it.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Whoever wrote it last; never signs it.</summary>
    public int AuthorId { get; private set; }

    public string AuthorName { get; private set; } = "";
    public Instant CreatedAt { get; private set; }
    public Instant? SubmittedAt { get; private set; }

    /// <summary>When it became effective; null if it never did.</summary>
    public Instant? EffectiveAt { get; private set; }

    /// <summary>When it was superseded, rejected or discarded.</summary>
    public Instant? EndedAt { get; private set; }

    /// <summary>Concurrency token, raised by every method.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<PolicyRow> Rows => _rows;

    /// <summary>The rows as they are judged, in their order.</summary>
    public IReadOnlyList<ApprovalRule> Rules => [.. InOrder.Select(row => row.ToRule())];

    /// <summary>In the ledger and in approval rounds.</summary>
    public string RecordNumber => NumberFor(Number);

    public bool IsOpen => Status is PolicyStatus.Draft or PolicyStatus.InReview;

    public static string NumberFor(int number) => $"{NumberPrefix}{number}";

    /// <summary>The number in a record number that the portal wrote itself.</summary>
    internal static int ReadNumber(string recordNumber) => int.Parse(recordNumber.AsSpan(NumberPrefix.Length), CultureInfo.InvariantCulture);

    public Result Save(PersonRights by, IReadOnlyList<ApprovalRule> rows, string note)
    {
        if (Status != PolicyStatus.Draft) return PolicyErrors.WrongStatus(this, "edited");

        Replace(rows);
        (Note, AuthorId, AuthorName) = (note, by.PersonId, by.Name);
        Version++;
        return Result.Success;
    }

    public Result Submit(PersonRights by, Instant now)
    {
        if (Status != PolicyStatus.Draft) return PolicyErrors.WrongStatus(this, "submitted");

        // Whoever sends it on answers for it, and cannot sign it afterwards.
        (Status, SubmittedAt, AuthorId, AuthorName) = (PolicyStatus.InReview, now, by.PersonId, by.Name);
        Version++;
        return Result.Success;
    }

    public Result Discard(Instant now)
    {
        if (!IsOpen) return PolicyErrors.WrongStatus(this, "discarded");

        return End(PolicyStatus.Discarded, now);
    }

    /// <summary>The last function signed.</summary>
    internal Result Approve(Instant now)
    {
        if (Status != PolicyStatus.InReview) return PolicyErrors.WrongStatus(this, "approved");

        (Status, EffectiveAt) = (PolicyStatus.Effective, now);
        Version++;
        return Result.Success;
    }

    internal Result Reject(Instant now) => Status == PolicyStatus.InReview ? End(PolicyStatus.Rejected, now) : PolicyErrors.WrongStatus(this, "rejected");

    internal Result Supersede(Instant now) => Status == PolicyStatus.Effective ? End(PolicyStatus.Superseded, now) : PolicyErrors.WrongStatus(this, "superseded");

    /// <summary>SHA-256 over number, note and rows as they are stored: what the signatures of its round are bound to.</summary>
    public string ContentHash() => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001e',
        InOrder.SelectMany(row => new[] { row.Name, row.Conditions, row.Effect }).Prepend(Note).Prepend(RecordNumber)))));

    private IEnumerable<PolicyRow> InOrder => _rows.OrderBy(row => row.Place);

    private Result End(PolicyStatus status, Instant now)
    {
        (Status, EndedAt) = (status, now);
        Version++;
        return Result.Success;
    }

    private void Replace(IReadOnlyList<ApprovalRule> rows)
    {
        _rows.Clear();
        _rows.AddRange(rows.Select((rule, place) => new PolicyRow(place + 1, rule)));
    }
}

/// <summary>A row of a stored version. Conditions and effect are kept as text, so that a value which a later portal no longer knows is still there to fail closed on.</summary>
public sealed class PolicyRow
{
    private PolicyRow() { }

    public PolicyRow(int place, ApprovalRule rule) => (Place, Name, Conditions, Effect) = (place, rule.Name, PolicyText.Write(rule.When), PolicyText.Write(rule.Then));

    public int Id { get; private set; }
    public int PolicyId { get; private set; }

    /// <summary>From 1; the number by which reasons name the row.</summary>
    public int Place { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>JSON of the conditions.</summary>
    public string Conditions { get; private set; } = "";

    /// <summary>JSON of the effect.</summary>
    public string Effect { get; private set; } = "";

    public ApprovalRule ToRule() => new(Name, PolicyText.ReadConditions(Conditions), PolicyText.ReadEffect(Effect));
}
