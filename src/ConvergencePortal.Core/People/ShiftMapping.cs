using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.People;

internal sealed class ShiftMapping : IEntityTypeConfiguration<Shift>
{
    /// <summary>Room for the 10,000 dates that a rule may have, at 20 characters each, as for windows.</summary>
    private const int DatesLength = 200_000;

    public void Configure(EntityTypeBuilder<Shift> shift)
    {
        shift.ToTable("Shifts");
        shift.Property(s => s.Code).IsCode();
        shift.Property(s => s.Rule).HasMaxLength(1000);
        shift.Property(s => s.ExceptDates).HasMaxLength(DatesLength);
        shift.Property(s => s.ExtraDates).HasMaxLength(DatesLength);
        shift.Property(s => s.Version).IsConcurrencyToken();
        shift.HasOne<EquipmentNode>().WithMany().HasForeignKey(s => s.SiteId).OnDelete(DeleteBehavior.Restrict);
        shift.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
        shift.HasIndex(s => new { s.SiteId, s.PersonId, s.Code }).IsUnique();
    }
}

internal sealed class AbsenceMapping : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> absence)
    {
        absence.ToTable("Absences");
        absence.Property(a => a.From).HasColumnName("AwayFrom");
        absence.Property(a => a.To).HasColumnName("AwayTo");
        absence.Property(a => a.Version).IsConcurrencyToken();
        absence.HasOne<EquipmentNode>().WithMany().HasForeignKey(a => a.SiteId).OnDelete(DeleteBehavior.Restrict);
        absence.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        absence.HasIndex(a => new { a.SiteId, a.PersonId, a.From }).IsUnique();
    }
}
