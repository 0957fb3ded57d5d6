namespace ConvergencePortal.Core.Ledger;

/// <summary>The end of the chain: how many rows there are and the hash of the last. One row; it moves in every save that writes to the ledger, so two writers cannot take the same place.</summary>
public sealed class LedgerHead
{
    public const int TheOnlyId = 1;

    private LedgerHead() { }

    public int Id { get; private set; } = TheOnlyId;
    public long Count { get; private set; }
    public byte[] Hash { get; private set; } = new byte[LedgerForm.HashLength];
}
