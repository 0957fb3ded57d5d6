using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Calendar;

internal sealed class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.ToTable("CalendarFeeds");
        feed.Property(f => f.Kind).IsEnum();
        feed.Property(f => f.Prefix).HasMaxLength(12);
        feed.Property(f => f.Hash).HasMaxLength(64);
        feed.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Restrict);
        feed.HasOne<EquipmentNode>().WithMany().HasForeignKey(f => f.EquipmentId).OnDelete(DeleteBehavior.Restrict);
        feed.HasIndex(f => f.Hash).IsUnique();
    }
}
