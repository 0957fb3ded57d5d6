using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Strategy;

internal sealed class DigitalObjectiveMapping : IEntityTypeConfiguration<DigitalObjective>
{
    public void Configure(EntityTypeBuilder<DigitalObjective> objective)
    {
        objective.ToTable("Objectives");
        objective.Property(o => o.Code).IsCode();
        objective.Property(o => o.Title).IsName();
        objective.Property(o => o.Measure).IsLine();
        objective.Property(o => o.Unit).HasMaxLength(PlainText.CodeLength);
        objective.Property(o => o.Status).IsEnum();
        objective.Property(o => o.Standards).IsLine();
        objective.Property(o => o.Version).IsConcurrencyToken();
        objective.Ignore(o => o.Progress);
        objective.HasOne(o => o.Site).WithMany().HasForeignKey(o => o.SiteId).OnDelete(DeleteBehavior.Restrict);
        objective.HasOne(o => o.Sponsor).WithMany().HasForeignKey(o => o.SponsorId).OnDelete(DeleteBehavior.Restrict);
        objective.HasIndex(o => new { o.SiteId, o.Code }).IsUnique();
    }
}

internal sealed class UseCaseMapping : IEntityTypeConfiguration<UseCase>
{
    public void Configure(EntityTypeBuilder<UseCase> useCase)
    {
        useCase.ToTable("UseCases");
        useCase.Property(u => u.Code).IsCode();
        useCase.Property(u => u.Title).IsName();
        useCase.Property(u => u.ConsumerFunction).IsEnum();
        useCase.Property(u => u.Consumer).IsName();
        useCase.Property(u => u.State).IsEnum();
        useCase.Property(u => u.ValueHypothesis).IsProse();
        useCase.Property(u => u.Effort).IsEnum();
        useCase.Property(u => u.Blocker).IsLine();
        useCase.Property(u => u.NextStep).IsLine();
        useCase.Property(u => u.Version).IsConcurrencyToken();
        useCase.HasOne(u => u.Site).WithMany().HasForeignKey(u => u.SiteId).OnDelete(DeleteBehavior.Restrict);
        useCase.HasOne(u => u.Owner).WithMany().HasForeignKey(u => u.OwnerId).OnDelete(DeleteBehavior.Restrict);
        useCase.HasMany(u => u.Sources).WithOne().HasForeignKey(s => s.UseCaseId).OnDelete(DeleteBehavior.Cascade);
        useCase.HasMany(u => u.Objectives).WithOne().HasForeignKey(o => o.UseCaseId).OnDelete(DeleteBehavior.Cascade);
        useCase.HasIndex(u => new { u.SiteId, u.Code }).IsUnique();
    }
}

internal sealed class UseCaseSourceMapping : IEntityTypeConfiguration<UseCaseSource>
{
    public void Configure(EntityTypeBuilder<UseCaseSource> used)
    {
        used.ToTable("UseCaseSources");
        used.HasOne(u => u.Source).WithMany().HasForeignKey(u => u.SourceId).OnDelete(DeleteBehavior.Restrict);
        used.HasIndex(u => new { u.UseCaseId, u.SourceId }).IsUnique();
    }
}

internal sealed class UseCaseObjectiveMapping : IEntityTypeConfiguration<UseCaseObjective>
{
    public void Configure(EntityTypeBuilder<UseCaseObjective> served)
    {
        served.ToTable("UseCaseObjectives");
        served.HasOne(u => u.Objective).WithMany().HasForeignKey(u => u.ObjectiveId).OnDelete(DeleteBehavior.Restrict);
        served.HasIndex(u => new { u.UseCaseId, u.ObjectiveId }).IsUnique();
    }
}
