using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Reviews;

internal sealed class GovernanceReviewMapping : IEntityTypeConfiguration<GovernanceReview>
{
    public void Configure(EntityTypeBuilder<GovernanceReview> review)
    {
        review.ToTable("Reviews");
        review.Property(r => r.Number).HasMaxLength(80).HasAnnotation(TextColumns.IgnoreCase, true);
        review.Property(r => r.Week).HasMaxLength(8);
        review.Property(r => r.FiguresHash).HasMaxLength(64);
        review.Property(r => r.Status).IsEnum();
        review.Property(r => r.Quorum).IsFunctions();
        review.Property(r => r.Minutes).IsProse();
        review.Property(r => r.ClosedByName).IsName();
        review.Property(r => r.Method).IsEnum();
        review.Property(r => r.ContentHash).HasMaxLength(64);
        review.Property(r => r.Version).IsConcurrencyToken();
        review.HasOne<EquipmentNode>().WithMany().HasForeignKey(r => r.SiteId).OnDelete(DeleteBehavior.Restrict);
        review.HasMany(r => r.Figures).WithOne().HasForeignKey(f => f.ReviewId).OnDelete(DeleteBehavior.Cascade);
        review.HasMany(r => r.Agenda).WithOne().HasForeignKey(i => i.ReviewId).OnDelete(DeleteBehavior.Cascade);
        review.HasMany(r => r.Attendance).WithOne().HasForeignKey(a => a.ReviewId).OnDelete(DeleteBehavior.Cascade);
        review.HasMany(r => r.Decisions).WithOne().HasForeignKey(d => d.ReviewId).OnDelete(DeleteBehavior.Cascade);
        // One for each site and week, however many processes freeze it.
        review.HasIndex(r => new { r.SiteId, r.Week }).IsUnique();
        review.HasIndex(r => r.Number).IsUnique();
    }
}

internal sealed class ReviewFigureMapping : IEntityTypeConfiguration<ReviewFigure>
{
    /// <summary>Room for the records of a week of a large site, some fifty characters each.</summary>
    private const int RecordsLength = 4_000_000;

    public void Configure(EntityTypeBuilder<ReviewFigure> figure)
    {
        figure.ToTable("ReviewFigures");
        figure.Property(f => f.Kpi).HasMaxLength(40);
        figure.Property(f => f.Part).HasMaxLength(60);
        figure.Property(f => f.RecordsJson).HasMaxLength(RecordsLength).HasColumnName("Records");
        figure.Ignore(f => f.Records);
        figure.HasIndex(f => new { f.ReviewId, f.Kpi, f.Part }).IsUnique();
    }
}

internal sealed class AgendaItemMapping : IEntityTypeConfiguration<AgendaItem>
{
    public void Configure(EntityTypeBuilder<AgendaItem> item)
    {
        item.ToTable("AgendaItems");
        item.Property(i => i.Kind).IsEnum();
        item.Property(i => i.RecordType).HasMaxLength(30);
        item.Property(i => i.Number).IsPath();
        item.Property(i => i.Title).IsLine();
        item.Property(i => i.Detail).IsLine();
    }
}

internal sealed class ReviewAttendanceMapping : IEntityTypeConfiguration<ReviewAttendance>
{
    public void Configure(EntityTypeBuilder<ReviewAttendance> attendance)
    {
        attendance.ToTable("ReviewAttendance");
        attendance.Property(a => a.PersonName).IsName();
        attendance.Property(a => a.Function).IsEnum();
        attendance.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        attendance.HasIndex(a => new { a.ReviewId, a.PersonId }).IsUnique();
    }
}

internal sealed class ReviewDecisionMapping : IEntityTypeConfiguration<ReviewDecision>
{
    public void Configure(EntityTypeBuilder<ReviewDecision> decision)
    {
        decision.ToTable("ReviewDecisions");
        decision.Property(d => d.Text).HasMaxLength(PlainText.CommentLength);
        decision.Property(d => d.By).IsFunctions();
        decision.Property(d => d.Dissent).HasMaxLength(PlainText.CommentLength);
        decision.Property(d => d.About).IsPath();
        decision.Property(d => d.RecordedByName).IsName();
        decision.Ignore(d => d.Written);
        decision.HasIndex(d => new { d.ReviewId, d.Line }).IsUnique();
    }
}

internal sealed class ActionItemMapping : IEntityTypeConfiguration<ActionItem>
{
    public void Configure(EntityTypeBuilder<ActionItem> action)
    {
        action.ToTable("Actions");
        action.Property(a => a.Number).HasMaxLength(20).HasAnnotation(TextColumns.IgnoreCase, true);
        action.Property(a => a.Text).HasMaxLength(PlainText.CommentLength);
        action.Property(a => a.OwnerName).IsName();
        action.Property(a => a.Status).IsEnum();
        action.Property(a => a.Note).HasMaxLength(PlainText.CommentLength);
        action.Property(a => a.Version).IsConcurrencyToken();
        action.HasOne<EquipmentNode>().WithMany().HasForeignKey(a => a.SiteId).OnDelete(DeleteBehavior.Restrict);
        action.HasOne<GovernanceReview>().WithMany().HasForeignKey(a => a.ReviewId).OnDelete(DeleteBehavior.Restrict);
        action.HasOne<Person>().WithMany().HasForeignKey(a => a.OwnerId).OnDelete(DeleteBehavior.Restrict);
        action.HasIndex(a => a.Number).IsUnique();
        action.HasIndex(a => new { a.SiteId, a.Status, a.DueOn });
    }
}

internal sealed class ReviewSettingsMapping : IEntityTypeConfiguration<ReviewSettings>
{
    public void Configure(EntityTypeBuilder<ReviewSettings> settings)
    {
        settings.ToTable("ReviewSettings");
        settings.HasKey(s => s.SiteId);
        settings.Property(s => s.SiteId).ValueGeneratedNever();
        settings.Property(s => s.Quorum).IsFunctions();
        settings.Property(s => s.TargetsJson).HasMaxLength(PlainText.ProseLength).HasColumnName("Targets");
        settings.Ignore(s => s.Targets);
        settings.Property(s => s.Version).IsConcurrencyToken();
        settings.HasOne<EquipmentNode>().WithMany().HasForeignKey(s => s.SiteId).OnDelete(DeleteBehavior.Restrict);
    }
}
