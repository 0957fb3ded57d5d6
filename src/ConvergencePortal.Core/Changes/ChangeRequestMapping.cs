using System.Globalization;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Changes;

internal sealed class ChangeRequestMapping : IEntityTypeConfiguration<ChangeRequest>
{
    public void Configure(EntityTypeBuilder<ChangeRequest> change)
    {
        change.ToTable("Changes");
        change.Property(c => c.Number).HasMaxLength(20).HasAnnotation(TextColumns.IgnoreCase, true);
        change.Property(c => c.Status).IsEnum();
        change.Property(c => c.RequesterName).IsName();
        change.Property(c => c.Outcome).IsEnum();
        change.Property(c => c.VerificationResult).IsProse();
        change.Property(c => c.LessonsLearned).IsProse();
        change.Property(c => c.Version).IsConcurrencyToken();
        change.Ignore(c => c.Events);
        change.Ignore(c => c.ImplementerId);
        change.Ignore(c => c.IsEmergencyConfirmed);
        change.ComplexProperty(c => c.Content, MapContent);
        change.HasOne(c => c.Site).WithMany().HasForeignKey(c => c.SiteId).OnDelete(DeleteBehavior.Restrict);
        change.HasOne<Person>().WithMany().HasForeignKey(c => c.RequesterId).OnDelete(DeleteBehavior.Restrict);
        change.HasMany(c => c.Items).WithOne().HasForeignKey(i => i.ChangeId).OnDelete(DeleteBehavior.Cascade);
        change.HasMany(c => c.Statements).WithOne().HasForeignKey(s => s.ChangeId).OnDelete(DeleteBehavior.Cascade);
        change.HasMany(c => c.Seats).WithOne().HasForeignKey(s => s.ChangeId).OnDelete(DeleteBehavior.Cascade);
        change.HasMany(c => c.Signatures).WithOne().HasForeignKey(s => s.ChangeId).OnDelete(DeleteBehavior.Cascade);
        change.HasIndex(c => c.Number).IsUnique();
        // With the version in it, the index alone says which active changes must be read again.
        change.HasIndex(c => new { c.Status, c.SiteId, c.Version });
        change.HasIndex(c => new { c.RequesterId, c.Status });
        // What ended in a week, for its review.
        change.HasIndex(c => new { c.SiteId, c.ClosedAt });
    }

    internal static void MapContent(ComplexPropertyBuilder<ChangeContent> content)
    {
        foreach (var property in typeof(ChangeContent).GetProperties().Where(p => p.PropertyType == typeof(string)))
            content.Property(property.Name).HasMaxLength(Common.PlainText.ProseLength).HasColumnName(property.Name);

        content.Property(c => c.PlannedRecords).HasMaxLength(Import.PlannedRecords.LongestText);
        content.Property(c => c.Title).HasMaxLength(Common.PlainText.NameLength).HasAnnotation(TextColumns.IgnoreCase, true).HasColumnName("Title");
        content.Property(c => c.Type).HasConversion<string>().HasMaxLength(30).HasColumnName("Type");
        content.Property(c => c.Template).HasMaxLength(20).HasAnnotation(TextColumns.IgnoreCase, true).HasColumnName("Template");
        content.Property(c => c.BypassKind).HasConversion<string>().HasMaxLength(30).HasColumnName("BypassKind");
        content.Property(c => c.Nature).HasConversion<string>().HasMaxLength(30).HasColumnName("Nature");
        content.Property(c => c.Permanence).HasConversion<string>().HasMaxLength(30).HasColumnName("Permanence");
        content.Property(c => c.TemporaryUntil).HasColumnName("TemporaryUntil");
        content.Property(c => c.ImplementerId).HasColumnName("ImplementerId");
        content.Property(c => c.RequiredPersonIds).HasConversion(
                ids => string.Join(',', ids), text => ReadIds(text),
                new ValueComparer<IReadOnlyList<int>>((a, b) => a!.SequenceEqual(b!), ids => ids.Aggregate(0, HashCode.Combine), ids => ids))
            .HasMaxLength(1000).HasColumnName("RequiredPersonIds");
        content.Property(c => c.PlannedStart).HasColumnName("PlannedStart");
        content.Property(c => c.PreparationMinutes).HasColumnName("PreparationMinutes");
        content.Property(c => c.WorkMinutes).HasColumnName("WorkMinutes");
        content.Property(c => c.TestMinutes).HasColumnName("TestMinutes");
        content.Property(c => c.RollbackMinutes).HasColumnName("RollbackMinutes");
        content.Property(c => c.ProductionMinutesAtRisk).HasColumnName("ProductionMinutesAtRisk");
        content.Property(c => c.PreStartupReviewRequired).HasColumnName("PreStartupReviewRequired");
        content.Property(c => c.EmergencyAuthorizerId).HasColumnName("EmergencyAuthorizerId");
    }

    private static int[] ReadIds(string text) => text.Length == 0 ? [] : [.. text.Split(',').Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
}

internal sealed class ChangeItemMapping : IEntityTypeConfiguration<ChangeItem>
{
    public void Configure(EntityTypeBuilder<ChangeItem> item)
    {
        item.ToTable("ChangeItems");
        item.Property(i => i.Kind).IsEnum();
        item.Property(i => i.Label).IsPath();
        item.Property(i => i.ReplacementLabel).IsPath();
        item.HasIndex(i => new { i.Kind, i.TargetId });
    }
}

internal sealed class ImpactStatementMapping : IEntityTypeConfiguration<ImpactStatement>
{
    public void Configure(EntityTypeBuilder<ImpactStatement> statement)
    {
        statement.ToTable("ImpactStatements");
        statement.Property(s => s.Function).IsEnum();
        statement.Property(s => s.Text).IsProse();
        statement.Property(s => s.PersonName).IsName();
        statement.HasIndex(s => new { s.ChangeId, s.Function }).IsUnique();
    }
}

internal sealed class ApprovalSeatMapping : IEntityTypeConfiguration<ApprovalSeat>
{
    /// <summary>Room for the names of all groups.</summary>
    internal const int CoversLength = 200;

    public void Configure(EntityTypeBuilder<ApprovalSeat> seat)
    {
        seat.ToTable("ApprovalSeats");
        seat.Property(s => s.Function).IsEnum();
        seat.Property(s => s.Reasons).IsProse();
        seat.Property(s => s.Competencies).HasMaxLength(Common.PlainText.LineLength);
        seat.Property(s => s.Meaning).IsEnum();
        seat.Property(s => s.Covers).HasConversion<string>().HasMaxLength(CoversLength);
        seat.Ignore(s => s.Quorum);
        seat.Ignore(s => s.CompetencyCodes);
        seat.HasIndex(s => new { s.ChangeId, s.Function }).IsUnique();
    }
}

internal sealed class SignatureMapping : IEntityTypeConfiguration<Signature>
{
    public void Configure(EntityTypeBuilder<Signature> signature)
    {
        signature.ToTable("Signatures");
        signature.Property(s => s.Function).IsEnum();
        signature.Property(s => s.PersonName).IsName();
        signature.Property(s => s.Verdict).IsEnum();
        signature.Property(s => s.Comment).IsProse();
        signature.Property(s => s.OnBehalfOfName).IsName();
        signature.Property(s => s.Meaning).IsEnum();
        signature.Property(s => s.Method).IsEnum();
        signature.Property(s => s.TimeZone).HasMaxLength(60);
        signature.Property(s => s.Covers).HasConversion<string>().HasMaxLength(ApprovalSeatMapping.CoversLength);
        signature.Property(s => s.ContentHash).HasMaxLength(64);
        // A line for each thing that the slot cuts.
        signature.Property(s => s.Conflicts).HasMaxLength(200_000);
        signature.HasIndex(s => s.SignedAt);
        signature.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ChangeLookMapping : IEntityTypeConfiguration<ChangeLook>
{
    public void Configure(EntityTypeBuilder<ChangeLook> look)
    {
        look.ToTable("ChangeLooks");
        look.HasKey(l => new { l.ChangeId, l.PersonId });
        look.HasOne<ChangeRequest>().WithMany().HasForeignKey(l => l.ChangeId).OnDelete(DeleteBehavior.Cascade);
        look.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NumberSeriesMapping : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> series)
    {
        series.ToTable("NumberSeries");
        series.HasKey(s => s.Prefix);
        series.Property(s => s.Prefix).HasMaxLength(20);
        series.Property(s => s.Last).IsConcurrencyToken();
    }
}
