namespace ConvergencePortal.Core.Ledger;

/// <summary>The history of one record as every page shows it: what happened to it. What somebody tried and might not do is left to the ledger itself.</summary>
internal static class LedgerHistory
{
    public static IQueryable<LedgerEntry> HistoryOf(this IQueryable<LedgerEntry> rows, string recordType, string number) =>
        rows.Where(e => e.RecordType == recordType && e.Number == number && e.Event != RefusedAttempts.Event);
}
