using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Changes;

internal sealed class SlotCheckMapping : IEntityTypeConfiguration<SlotCheck>
{
    /// <summary>500 items with a handful of causes each, a sentence a cause.</summary>
    private const int VerdictsLength = 4_000_000;

    public void Configure(EntityTypeBuilder<SlotCheck> check)
    {
        check.ToTable("SlotChecks");
        check.HasKey(c => c.ChangeId);
        check.Property(c => c.ChangeId).ValueGeneratedNever();
        check.Property(c => c.BasisHash).HasMaxLength(64);
        check.Property(c => c.Verdicts).HasMaxLength(VerdictsLength);
        check.Property(c => c.ReliedOn).HasMaxLength(VerdictsLength);
        check.Property(c => c.Version).IsConcurrencyToken();
        check.HasOne<ChangeRequest>().WithOne().HasForeignKey<SlotCheck>(c => c.ChangeId).OnDelete(DeleteBehavior.Cascade);
        check.HasIndex(c => c.SiteId);
        // Every desk asks for the few that differ; the others are wide rows.
        check.HasIndex(c => c.DiffersSince);
    }
}
