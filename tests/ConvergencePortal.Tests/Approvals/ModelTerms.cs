namespace ConvergencePortal.Tests.Approvals;

/// <summary>On what terms a seat is filled.</summary>
/// <param name="AsksNetwork">Whether each signer must hold the competency for networks.</param>
internal sealed record ModelTerms(int People, int Percent, bool HasVeto, bool AsksNetwork)
{
    public int NeededOf(int members) => Math.Max(People, (int)Math.Ceiling(members * Percent / 100m));
}
