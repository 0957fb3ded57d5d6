using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Ledger;

internal sealed class LedgerEntryMapping : IEntityTypeConfiguration<LedgerEntry>
{
    /// <summary>Of the functions and roles printed on a row.</summary>
    private const int PersonFunctionsLength = 2000;

    public void Configure(EntityTypeBuilder<LedgerEntry> entry)
    {
        entry.ToTable("Ledger");
        entry.Property(e => e.ActorName).IsName();
        entry.Property(e => e.ActorFunctions).HasMaxLength(PersonFunctionsLength);
        entry.Property(e => e.RecordType).HasMaxLength(30);
        entry.Property(e => e.Number).IsPath();
        entry.Property(e => e.Event).HasMaxLength(40);
        entry.Property(e => e.Text).IsProse();
        entry.Property(e => e.Reason).IsProse();
        // Old and new of every field of a change, each at most prose.
        entry.Property(e => e.FieldChanges).HasMaxLength(500_000);
        // A command leaves its lines once: the second try of the same command cannot be saved.
        entry.HasIndex(e => new { e.CommandId, e.Line }).IsUnique();
        entry.HasIndex(e => new { e.RecordType, e.Number });
        // What happened in a week, for its review.
        entry.HasIndex(e => e.At);

        // Concurrency token: a row written before the chain is sealed by one process only, whatever the head says.
        entry.Property(e => e.Sequence).IsConcurrencyToken();
        entry.HasIndex(e => e.Sequence).IsUnique();
        entry.Property(e => e.PreviousHash).HasMaxLength(LedgerForm.HashLength);
        entry.Property(e => e.Hash).HasMaxLength(LedgerForm.HashLength);
    }
}

internal sealed class LedgerHeadMapping : IEntityTypeConfiguration<LedgerHead>
{
    public void Configure(EntityTypeBuilder<LedgerHead> head)
    {
        head.ToTable("LedgerHead");
        head.Property(h => h.Id).ValueGeneratedNever();
        head.Property(h => h.Count).IsConcurrencyToken();
        head.Property(h => h.Hash).HasMaxLength(LedgerForm.HashLength).IsFixedLength();
        // There from the first migration on: a head that is missing later was removed by somebody.
        head.HasData(new { Id = LedgerHead.TheOnlyId, Count = 0L, Hash = new byte[LedgerForm.HashLength] });
    }
}
