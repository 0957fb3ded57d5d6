using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Scheduling;

internal sealed class ScheduleVersionMapping : IEntityTypeConfiguration<ScheduleVersion>
{
    public void Configure(EntityTypeBuilder<ScheduleVersion> version)
    {
        version.ToTable("ScheduleVersions");
        version.HasKey(v => v.SiteId);
        version.Property(v => v.SiteId).ValueGeneratedNever();
        version.Property(v => v.Version).IsConcurrencyToken();
        version.HasOne<EquipmentNode>().WithMany().HasForeignKey(v => v.SiteId).OnDelete(DeleteBehavior.Restrict);
    }
}
