using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Standards;

internal sealed class WaiverMapping : IEntityTypeConfiguration<Waiver>
{
    public void Configure(EntityTypeBuilder<Waiver> waiver)
    {
        waiver.ToTable("Waivers");
        waiver.IsTimeBox("WaiverExtensions");
        waiver.Property(w => w.Title).IsName();
        waiver.Property(w => w.Reason).IsProse();
        waiver.Property(w => w.CompensatingMeasures).IsProse();
        waiver.Property(w => w.PlannedActions).IsProse();
        waiver.Property(w => w.ScopePath).IsPath();
        waiver.Property(w => w.RiskAcceptorName).IsName();
        waiver.Property(w => w.PilotNumber).HasMaxLength(20).HasAnnotation(TextColumns.IgnoreCase, true);
        waiver.HasIndex(w => w.PilotNumber);
        waiver.OwnsMany(w => w.Targets, target =>
        {
            target.ToTable("WaiverTargets");
            target.WithOwner().HasForeignKey("WaiverId");
            target.HasKey(t => t.Id);
            target.Property(t => t.CheckCode).HasMaxLength(PlainText.CodeLength);
            target.Property(t => t.SubjectKind).HasMaxLength(PlainText.CodeLength);
            target.Property(t => t.SubjectKey).HasMaxLength(PlainText.PathLength).HasAnnotation(TextColumns.IgnoreCase, true);
            target.Property(t => t.StandardCode).HasMaxLength(PlainText.CodeLength).HasAnnotation(TextColumns.IgnoreCase, true);
            target.Property(t => t.RequirementKey).HasMaxLength(PlainText.CodeLength);
            target.Ignore(t => t.Words);
        });
    }
}

internal sealed class PilotMapping : IEntityTypeConfiguration<Pilot>
{
    public void Configure(EntityTypeBuilder<Pilot> pilot)
    {
        pilot.ToTable("Pilots");
        pilot.IsTimeBox("PilotExtensions");
        pilot.Property(p => p.Title).IsName();
        pilot.Property(p => p.Hypothesis).IsProse();
        pilot.Property(p => p.ScopePath).IsPath();
        pilot.Property(p => p.ExitCriteria).IsProse();
        pilot.Property(p => p.RollbackPlan).IsProse();
        pilot.Property(p => p.ObjectiveCode).IsCode();
        pilot.Property(p => p.MeasuredOutcome).IsProse();
        pilot.Property(p => p.Decision).IsEnum();
        pilot.Property(p => p.DecidedByName).IsName();
        pilot.OwnsMany(p => p.Suspensions, suspension =>
        {
            suspension.ToTable("PilotSuspensions");
            suspension.WithOwner().HasForeignKey("PilotId");
            suspension.HasKey(s => s.Id);
            suspension.Property(s => s.StandardCode).HasMaxLength(PlainText.CodeLength);
            suspension.Property(s => s.RequirementKey).HasMaxLength(PlainText.CodeLength);
        });
    }
}

internal static class TimeBoxColumns
{
    /// <summary>What waivers and pilots have in common, each in tables of its own.</summary>
    public static void IsTimeBox<T>(this EntityTypeBuilder<T> box, string extensions) where T : TimeBox
    {
        box.Property(b => b.Number).HasMaxLength(20).HasAnnotation(TextColumns.IgnoreCase, true);
        box.Property(b => b.RequesterName).IsName();
        box.Property(b => b.Status).IsEnum();
        box.Property(b => b.EndReason).IsProse();
        box.Property(b => b.Version).IsConcurrencyToken();
        box.Ignore(b => b.OpenExtension);
        box.Ignore(b => b.RecordType);
        box.HasOne<EquipmentNode>().WithMany().HasForeignKey(b => b.SiteId).OnDelete(DeleteBehavior.Restrict);
        box.HasOne<Person>().WithMany().HasForeignKey(b => b.RequesterId).OnDelete(DeleteBehavior.Restrict);
        box.HasIndex(b => b.Number).IsUnique();
        box.HasIndex(b => new { b.Status, b.EndsOn });
        box.OwnsMany(b => b.Extensions, extension =>
        {
            extension.ToTable(extensions);
            extension.WithOwner().HasForeignKey("TimeBoxId");
            extension.HasKey(e => e.Id);
            extension.Property(e => e.Status).IsEnum();
            extension.Property(e => e.RequestedByName).IsName();
            extension.Property(e => e.Reason).IsProse();
        });
    }
}
