using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Reviews;

internal sealed class PulseVoteMapping : IEntityTypeConfiguration<PulseVote>
{
    public void Configure(EntityTypeBuilder<PulseVote> vote)
    {
        vote.ToTable("PulseVotes");
        vote.HasKey(v => new { v.PersonId, v.Month });
        vote.HasOne<Person>().WithMany().HasForeignKey(v => v.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PulseCountMapping : IEntityTypeConfiguration<PulseCount>
{
    public void Configure(EntityTypeBuilder<PulseCount> count)
    {
        count.ToTable("PulseCounts");
        count.HasKey(c => new { c.SiteId, c.Function, c.Month, c.Question, c.Answer });
        count.Property(c => c.Function).IsEnum();
        count.Property(c => c.Question).ValueGeneratedNever();
        count.Property(c => c.Answer).ValueGeneratedNever();
        count.Property(c => c.Count).IsConcurrencyToken();
        count.HasOne<EquipmentNode>().WithMany().HasForeignKey(c => c.SiteId).OnDelete(DeleteBehavior.Restrict);
    }
}
