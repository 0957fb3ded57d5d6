using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Standards;

internal sealed class StandardMapping : IEntityTypeConfiguration<Standard>
{
    public void Configure(EntityTypeBuilder<Standard> standard)
    {
        standard.ToTable("Standards");
        standard.Property(s => s.Code).IsCode();
        standard.Property(s => s.Title).IsName();
        standard.Property(s => s.Category).IsEnum();
        standard.Property(s => s.OwnerFunction).IsEnum();
        standard.Property(s => s.RetireReason).IsProse();
        standard.Property(s => s.Version).IsConcurrencyToken();
        standard.Ignore(s => s.Events);
        standard.Ignore(s => s.Open);
        standard.Ignore(s => s.LatestApproved);
        standard.HasMany(s => s.Versions).WithOne().HasForeignKey(v => v.StandardId).OnDelete(DeleteBehavior.Cascade);
        standard.HasIndex(s => s.Code).IsUnique();
        standard.HasIndex(s => s.Category);
    }
}

internal sealed class StandardVersionMapping : IEntityTypeConfiguration<StandardVersion>
{
    public void Configure(EntityTypeBuilder<StandardVersion> version)
    {
        version.ToTable("StandardVersions");
        version.Property(v => v.SemVer).HasMaxLength(SemVer.Length);
        version.Property(v => v.BasedOn).HasMaxLength(SemVer.Length);
        version.Property(v => v.SupersededBy).HasMaxLength(SemVer.Length);
        version.Property(v => v.Status).IsEnum();
        version.Property(v => v.ChangeNote).IsProse();
        version.Property(v => v.AuthorName).IsName();
        version.Property(v => v.ContentHash).HasMaxLength(64);
        version.Property(v => v.ApprovedBy).IsFunctions();
        version.Ignore(v => v.Number);
        version.Ignore(v => v.Content);
        version.ComplexProperty(v => v.AppliesTo, MapAppliesTo);
        version.HasOne<Person>().WithMany().HasForeignKey(v => v.AuthorId).OnDelete(DeleteBehavior.Restrict);
        version.HasMany(v => v.Requirements).WithOne().HasForeignKey(r => r.VersionId).OnDelete(DeleteBehavior.Cascade);
        version.HasMany(v => v.Contributors).WithOne().HasForeignKey(c => c.VersionId).OnDelete(DeleteBehavior.Cascade);
        version.HasIndex(v => new { v.StandardId, v.SemVer }).IsUnique();
        version.HasIndex(v => v.Status);
    }

    private static void MapAppliesTo(ComplexPropertyBuilder<Applicability> asked)
    {
        asked.Property(a => a.Scope).HasMaxLength(Common.PlainText.PathLength).HasAnnotation(TextColumns.IgnoreCase, true);
        asked.Property(a => a.ZoneKind).HasConversion<string>().HasMaxLength(30);
        asked.Property(a => a.DeviceRole).HasConversion<string>().HasMaxLength(30);
        asked.Property(a => a.OperationsType).HasConversion<string>().HasMaxLength(30);
        asked.Ignore(a => a.Site);
    }
}

internal sealed class StandardRequirementMapping : IEntityTypeConfiguration<StandardRequirement>
{
    /// <summary>As many numbers as a check has, each with its name.</summary>
    private const int ParametersLength = 1000;

    public void Configure(EntityTypeBuilder<StandardRequirement> requirement)
    {
        requirement.ToTable("StandardRequirements");
        requirement.Property(r => r.Key).HasMaxLength(10);
        requirement.Property(r => r.Text).IsProse();
        requirement.Property(r => r.Level).IsEnum();
        requirement.Property(r => r.RegimeRefs).HasMaxLength((StandardRules.RefLength + 1) * StandardRules.MostRefs);
        requirement.Property(r => r.CheckCode).IsCode();
        requirement.Property(r => r.Parameters).HasMaxLength(ParametersLength);
        requirement.Property(r => r.Severity).IsEnum();
        requirement.Ignore(r => r.Content);
        requirement.HasIndex(r => new { r.VersionId, r.Place });
        requirement.HasIndex(r => r.CheckCode);
    }
}

internal sealed class StandardContributorMapping : IEntityTypeConfiguration<StandardContributor>
{
    public void Configure(EntityTypeBuilder<StandardContributor> contributor)
    {
        contributor.ToTable("StandardContributors");
        contributor.Property(c => c.PersonName).IsName();
        contributor.Property(c => c.Functions).IsFunctions();
        contributor.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        contributor.HasIndex(c => new { c.VersionId, c.PersonId }).IsUnique();
    }
}

internal sealed class StandardReadingMapping : IEntityTypeConfiguration<StandardReading>
{
    public void Configure(EntityTypeBuilder<StandardReading> reading)
    {
        reading.ToTable("StandardReadings");
        reading.Property(r => r.PersonName).IsName();
        reading.Property(r => r.Functions).IsFunctions();
        reading.Property(r => r.ContentHash).HasMaxLength(64);
        reading.HasOne<StandardVersion>().WithMany().HasForeignKey(r => r.VersionId).OnDelete(DeleteBehavior.Restrict);
        reading.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        // Read and understood is said once.
        reading.HasIndex(r => new { r.VersionId, r.PersonId }).IsUnique();
    }
}

/// <summary>Functions in one column, as the templates of standard changes keep them.</summary>
internal static class FunctionColumns
{
    private const int Length = 200;

    public static PropertyBuilder<IReadOnlyList<Function>> IsFunctions(this PropertyBuilder<IReadOnlyList<Function>> column) => column.HasConversion(
            functions => string.Join(',', functions), text => Read(text),
            new ValueComparer<IReadOnlyList<Function>>((a, b) => a!.SequenceEqual(b!), functions => functions.Aggregate(0, (hash, f) => HashCode.Combine(hash, (int)f)), functions => functions))
        .HasMaxLength(Length);

    private static Function[] Read(string text) => text.Length == 0 ? [] : [.. text.Split(',').Select(Enum.Parse<Function>)];
}
