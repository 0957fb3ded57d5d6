using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Changes;

internal sealed class SeatReminderMapping : IEntityTypeConfiguration<SeatReminder>
{
    public void Configure(EntityTypeBuilder<SeatReminder> reminder)
    {
        reminder.ToTable("SeatReminders");
        reminder.Property(r => r.Subject).HasConversion(subject => subject.ToString(), text => AskedSubject.Parse(text)).HasMaxLength(60);
        reminder.Property(r => r.Kind).IsEnum();
        reminder.HasOne<ChangeRequest>().WithMany().HasForeignKey(r => r.ChangeId).OnDelete(DeleteBehavior.Cascade);
        // However many processes run, each reminder is one row.
        reminder.HasIndex(r => new { r.ChangeId, r.Subject, r.AskedAt, r.Kind }).IsUnique();
    }
}
