using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Standards;

internal sealed class FindingMapping : IEntityTypeConfiguration<Finding>
{
    public void Configure(EntityTypeBuilder<Finding> finding)
    {
        finding.ToTable("Findings");
        finding.Property(f => f.Check).HasMaxLength(20);
        finding.Property(f => f.SubjectKind).IsEnum();
        // Longer than any key: a site's code, a colon and a code, or an asset's tag.
        finding.Property(f => f.SubjectKey).HasMaxLength(120);
        finding.Property(f => f.ParametersHash).HasMaxLength(64);
        finding.Property(f => f.ParametersJson).HasMaxLength(PlainText.ProseLength);
        finding.Property(f => f.Severity).IsEnum();
        finding.Property(f => f.Sentence).HasMaxLength(PlainText.CommentLength);
        finding.Property(f => f.EvidenceJson).HasMaxLength(PlainText.ProseLength);
        finding.Property(f => f.OwnerFunction).IsEnum();
        finding.Property(f => f.Status).IsEnum();
        finding.Property(f => f.FalsePositiveReason).HasMaxLength(PlainText.CommentLength);
        finding.Property(f => f.FalsePositiveByName).IsName();
        finding.Property(f => f.Version).IsConcurrencyToken();
        finding.Ignore(f => f.Key);
        finding.Ignore(f => f.Evidence);
        finding.Ignore(f => f.Parameters);
        finding.HasOne<EquipmentNode>().WithMany().HasForeignKey(f => f.SiteId).OnDelete(DeleteBehavior.Restrict);
        finding.HasOne<Person>().WithMany().HasForeignKey(f => f.OwnerId).OnDelete(DeleteBehavior.Restrict);
        finding.HasIndex(f => new { f.Check, f.SubjectKind, f.SubjectKey, f.ParametersHash }).IsUnique();
        finding.HasIndex(f => new { f.SubjectKind, f.SubjectKey });
        finding.HasIndex(f => new { f.Status, f.SiteId });
    }
}

internal sealed class CheckStateMapping : IEntityTypeConfiguration<CheckState>
{
    public void Configure(EntityTypeBuilder<CheckState> state)
    {
        state.ToTable("CheckStates");
        state.Property(s => s.Id).ValueGeneratedNever();
        state.Property(s => s.Version).IsConcurrencyToken();
    }
}
