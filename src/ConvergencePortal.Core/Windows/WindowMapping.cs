using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Windows;

internal sealed class WindowMapping : IEntityTypeConfiguration<Window>
{
    /// <summary>The UID of a calendar entry can be long; RFC 5545 sets no limit, 200 is what calendars in use stay below.</summary>
    public const int CodeLength = 200;

    /// <summary>Room for the 10,000 exceptions that a rule may have, at 20 characters each.</summary>
    private const int DatesLength = 200_000;

    public void Configure(EntityTypeBuilder<Window> window)
    {
        window.ToTable("Windows");
        window.Property(w => w.Code).HasMaxLength(CodeLength).HasAnnotation(TextColumns.IgnoreCase, true);
        window.Property(w => w.Kind).IsEnum();
        window.Property(w => w.Title).IsName();
        window.Property(w => w.Rule).HasMaxLength(1000);
        window.Property(w => w.ExceptDates).HasMaxLength(DatesLength);
        window.Property(w => w.ExtraDates).HasMaxLength(DatesLength);
        window.Property(w => w.MovedDates).HasMaxLength(DatesLength);
        window.Property(w => w.TimeZone).HasMaxLength(60);
        window.Property(w => w.Owner).IsEnum();
        window.Property(w => w.Product).IsName();
        window.Property(w => w.OrderNumber).IsName();
        window.Property(w => w.Version).IsConcurrencyToken();
        window.HasOne(w => w.Site).WithMany().HasForeignKey(w => w.SiteId).OnDelete(DeleteBehavior.Restrict);
        window.HasOne(w => w.Equipment).WithMany().HasForeignKey(w => w.EquipmentId).OnDelete(DeleteBehavior.Restrict);
        window.HasOne(w => w.Segment).WithMany().HasForeignKey(w => w.SegmentId).OnDelete(DeleteBehavior.Restrict);
        window.HasOne(w => w.Zone).WithMany().HasForeignKey(w => w.ZoneId).OnDelete(DeleteBehavior.Restrict);
        window.HasIndex(w => new { w.SiteId, w.Code }).IsUnique();
    }
}
