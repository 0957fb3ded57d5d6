using System.Security.Cryptography;
using System.Text.Json;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Import;

/// <summary>Where a proposal stands. Only the methods of <see cref="RecordProposal"/> move it.</summary>
public enum ProposalStatus
{
    /// <summary>The functions are asked.</summary>
    Open,

    /// <summary>Every function signed, and the record was changed in the same save. Final.</summary>
    Approved,

    /// <summary>One function refused. Final.</summary>
    Refused,

    /// <summary>Taken back by its author or an administrator. Final.</summary>
    Withdrawn,
}

/// <summary>
/// A change to an approved record, or its first approval, held until the functions concerned have signed (invariant D5). It is never edited: who wants something else takes it back
/// and proposes anew, so that a signature counts for exactly what was read.
/// </summary>
public sealed class RecordProposal
{
    private RecordProposal() { }

    /// <param name="siteId">The site whose functions are asked; null asks those of the whole organization.</param>
    /// <param name="revision">Version of the record as the author saw it.</param>
    /// <param name="fields">What is to move; for a first approval every governed field, moved or not, since all of them are approved.</param>
    public RecordProposal(string number, RecordName about, int? siteId, int revision, ProposedContent content, PersonRights author, Instant now)
    {
        (Number, Kind, Key, OpenKey, SiteId, Revision, OpenedAt) = (number, about.Kind, about.Key, $"{about.Kind} {about.Key}", siteId, revision, now);
        (IsNew, GivesApproval, Reason, FieldsJson) = (content.IsNew, content.GivesApproval, content.Reason, MovedField.ToJson(content.Fields));
        (AuthorId, AuthorName) = (author.PersonId, author.Name);
    }

    public int Id { get; private set; }

    /// <summary>"RP-2026-0001".</summary>
    public string Number { get; private set; } = "";

    /// <summary>Name of the record's kind, as in addresses: "data-sources".</summary>
    public string Kind { get; private set; } = "";

    public string Key { get; private set; } = "";

    /// <summary>Kind and key while it is open, unique: a record has one open proposal. Null once it is closed.</summary>
    public string? OpenKey { get; private set; }

    public int? SiteId { get; private set; }
    public int Revision { get; private set; }

    /// <summary>There was no such record yet: an assignment to an approved source.</summary>
    public bool IsNew { get; private set; }

    /// <summary>With the last signature the record becomes an approved one.</summary>
    public bool GivesApproval { get; private set; }

    public string FieldsJson { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public int AuthorId { get; private set; }

    /// <summary>The name as printed at the time.</summary>
    public string AuthorName { get; private set; } = "";

    public ProposalStatus Status { get; private set; }
    public Instant OpenedAt { get; private set; }
    public Instant? ClosedAt { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<MovedField> Fields => MovedField.FromJson(FieldsJson);

    /// <summary>SHA-256 of everything that a signature is bound to, in hexadecimal.</summary>
    public string ContentHash() =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new[] { "v1", Number, Kind, Key, $"{Revision} {IsNew} {GivesApproval}", Reason, FieldsJson })));

    /// <summary>The first field that is no longer what the author saw; null when none has moved.</summary>
    public string? FirstMoved(StoredRecord? present)
    {
        if (IsNew != (present is null)) return "the record itself";

        return Fields.FirstOrDefault(field => (present?.Fields.GetValueOrDefault(field.Field) ?? "") != (field.From ?? ""))?.Field;
    }

    public Result Approve(Instant now) => Close(ProposalStatus.Approved, now);

    public Result Refuse(Instant now) => Close(ProposalStatus.Refused, now);

    public Result Withdraw(PersonRights by, Instant now) => MayWithdraw(by) ? Close(ProposalStatus.Withdrawn, now) : ProposalErrors.NotAuthor;

    public bool MayWithdraw(PersonRights by) => by.MayWrite && (by.PersonId == AuthorId || by.IsAdministrator);

    private Result Close(ProposalStatus status, Instant now)
    {
        if (Status != ProposalStatus.Open) return ProposalErrors.Closed(this);

        (Status, ClosedAt, OpenKey) = (status, now, null);
        Version++;
        return Result.Success;
    }
}

/// <summary>A record of master data by the name of its kind and its key.</summary>
public sealed record RecordName(string Kind, string Key);

/// <summary>What a proposal asks for.</summary>
public sealed record ProposedContent(bool IsNew, bool GivesApproval, IReadOnlyList<MovedField> Fields, string Reason);
