using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Ledger;

internal sealed class LedgerEntryMapping : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> entry)
    {
        entry.ToTable("Ledger");
        entry.Property(e => e.ActorName).IsName();
        entry.Property(e => e.RecordType).HasMaxLength(30);
        entry.Property(e => e.Number).IsPath();
        entry.Property(e => e.Event).HasMaxLength(40);
        entry.Property(e => e.Text).IsProse();
        // Old and new of every field of a change, each at most prose.
        entry.Property(e => e.FieldChanges).HasMaxLength(500_000);
        // A command leaves its lines once: the second try of the same command cannot be saved.
        entry.HasIndex(e => new { e.CommandId, e.Line }).IsUnique();
        entry.HasIndex(e => new { e.RecordType, e.Number });
    }
}
