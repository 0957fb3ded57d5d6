using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Approvals;

internal sealed class ApprovalSettingsMapping : IEntityTypeConfiguration<ApprovalSettings>
{
    public void Configure(EntityTypeBuilder<ApprovalSettings> settings)
    {
        settings.ToTable("ApprovalSettings");
        settings.HasKey(s => s.SiteId);
        settings.Property(s => s.SiteId).ValueGeneratedNever();
        settings.Property(s => s.Version).IsConcurrencyToken();
        settings.ComplexProperty(s => s.Choices, choices =>
        {
            choices.Property(c => c.WorkingDays).HasConversion<string>().HasMaxLength(80).HasColumnName("WorkingDays");
            choices.Property(c => c.WorkFromMinute).HasColumnName("WorkFromMinute");
            choices.Property(c => c.WorkToMinute).HasColumnName("WorkToMinute");
            choices.Property(c => c.DefaultDeadlineHours).HasColumnName("DefaultDeadlineHours");
            choices.Property(c => c.ReminderPercent).HasColumnName("ReminderPercent");
            choices.Property(c => c.RetrospectiveDays).HasColumnName("RetrospectiveDays");
            choices.Property(c => c.LaterSignatures).HasConversion<string>().HasMaxLength(30).HasColumnName("LaterSignatures");
            choices.Property(c => c.FreshMinutes).HasColumnName("FreshMinutes");
            choices.Property(c => c.MostExceptionDays).HasColumnName("MostExceptionDays").HasDefaultValue(new ApprovalChoices().MostExceptionDays);
            choices.Ignore(c => c.Hours);
        });
        settings.HasOne<EquipmentNode>().WithMany().HasForeignKey(s => s.SiteId).OnDelete(DeleteBehavior.Restrict);
    }
}
