using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Scheduling;

internal sealed class SchedulingSettingsMapping : IEntityTypeConfiguration<SchedulingSettings>
{
    public void Configure(EntityTypeBuilder<SchedulingSettings> settings)
    {
        settings.ToTable("SchedulingSettings");
        settings.HasKey(s => s.SiteId);
        settings.Property(s => s.SiteId).ValueGeneratedNever();
        settings.Property(s => s.Version).IsConcurrencyToken();
        settings.HasMany(s => s.Conflicts).WithOne().HasForeignKey(c => c.SiteId).OnDelete(DeleteBehavior.Cascade);
        settings.HasOne<EquipmentNode>().WithMany().HasForeignKey(s => s.SiteId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ConflictSettingMapping : IEntityTypeConfiguration<ConflictSetting>
{
    public void Configure(EntityTypeBuilder<ConflictSetting> conflict)
    {
        conflict.ToTable("ConflictSettings");
        conflict.HasKey(c => new { c.SiteId, c.Code });
        conflict.Property(c => c.Code).IsEnum();
        conflict.Property(c => c.Policy).IsEnum();
        conflict.Property(c => c.Approver).IsEnum();
    }
}
