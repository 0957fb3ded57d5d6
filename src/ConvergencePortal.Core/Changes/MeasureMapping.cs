using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Changes;

internal sealed class TemporaryMeasureMapping : IEntityTypeConfiguration<TemporaryMeasure>
{
    public void Configure(EntityTypeBuilder<TemporaryMeasure> measure)
    {
        measure.ToTable("TemporaryMeasures");
        measure.Property(m => m.Number).HasMaxLength(20).HasAnnotation(TextColumns.IgnoreCase, true);
        measure.Property(m => m.Kind).IsEnum();
        measure.Property(m => m.Status).IsEnum();
        measure.Property(m => m.ChangeNumber).HasMaxLength(20).HasAnnotation(TextColumns.IgnoreCase, true);
        measure.Property(m => m.PermanentChange).HasMaxLength(20).HasAnnotation(TextColumns.IgnoreCase, true);
        measure.Property(m => m.Title).IsName();
        measure.Property(m => m.OwnerName).IsName();
        measure.Property(m => m.OfferedToName).IsName();
        measure.Property(m => m.RemovalProof).IsProse();
        measure.Property(m => m.RemovedByName).IsName();
        measure.Property(m => m.ConfirmedByName).IsName();
        measure.Property(m => m.Version).IsConcurrencyToken();
        measure.Ignore(m => m.Events);
        measure.Ignore(m => m.OpenExtension);
        measure.HasOne<EquipmentNode>().WithMany().HasForeignKey(m => m.SiteId).OnDelete(DeleteBehavior.Restrict);
        measure.HasOne<ChangeRequest>().WithMany().HasForeignKey(m => m.ChangeId).OnDelete(DeleteBehavior.Restrict);
        measure.HasOne<Person>().WithMany().HasForeignKey(m => m.OwnerId).OnDelete(DeleteBehavior.Restrict);
        measure.HasMany(m => m.Extensions).WithOne().HasForeignKey(e => e.MeasureId).OnDelete(DeleteBehavior.Cascade);
        measure.HasIndex(m => m.Number).IsUnique();
        // A change opens its measure once, however often its work is reported finished.
        measure.HasIndex(m => m.ChangeId).IsUnique();
        measure.HasIndex(m => m.PermanentChange);
        measure.HasIndex(m => new { m.Status, m.EndsAt });
    }
}

internal sealed class MeasureExtensionMapping : IEntityTypeConfiguration<MeasureExtension>
{
    public void Configure(EntityTypeBuilder<MeasureExtension> extension)
    {
        extension.ToTable("MeasureExtensions");
        extension.Property(e => e.Status).IsEnum();
        extension.Property(e => e.RequestedByName).IsName();
        extension.Property(e => e.Reason).IsProse();
    }
}
