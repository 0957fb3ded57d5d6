using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using NodaTime;

namespace ConvergencePortal.Core.Import;

/// <summary>What the ledger says of one record that a form or a file added or changed: the fields that moved, old and new.</summary>
internal static class RecordEvents
{
    public const string Added = "Added";
    public const string Edited = "Edited";

    public static LedgerEntry Of(ImportedRow row, RecordAttempt attempt, Actor actor, Command command, Instant now) => LedgerEntry.For(
        actor, command, now, attempt.Kind.RecordType, row.Key, null, row.Verdict == RowVerdict.New ? Added : Edited, attempt.Kind.Title,
        row.Changes.Count == 0 ? null : MovedField.ToJson([.. row.Changes.Select(change => new MovedField(change.Column, change.Old, change.New))]), attempt.ActorFunctions);
}
