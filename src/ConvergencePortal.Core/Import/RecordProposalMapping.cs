using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Import;

internal sealed class RecordProposalMapping : IEntityTypeConfiguration<RecordProposal>
{
    /// <summary>Of a kind's name.</summary>
    private const int KindLength = 30;

    /// <summary>Old and new of every field of a record.</summary>
    private const int FieldsLength = 500_000;

    public void Configure(EntityTypeBuilder<RecordProposal> proposal)
    {
        proposal.ToTable("RecordProposals");
        proposal.Property(p => p.Number).IsCode();
        proposal.Property(p => p.Kind).HasMaxLength(KindLength);
        proposal.Property(p => p.Key).IsPath();
        proposal.Property(p => p.OpenKey).HasMaxLength(KindLength + 1 + PlainText.PathLength).HasAnnotation(TextColumns.IgnoreCase, true);
        proposal.Ignore(p => p.Fields);
        proposal.Property(p => p.FieldsJson).HasMaxLength(FieldsLength);
        proposal.Property(p => p.Reason).HasMaxLength(PlainText.CommentLength);
        proposal.Property(p => p.AuthorName).IsName();
        proposal.Property(p => p.Status).IsEnum();
        proposal.Property(p => p.Version).IsConcurrencyToken();
        proposal.HasOne<EquipmentNode>().WithMany().HasForeignKey(p => p.SiteId).OnDelete(DeleteBehavior.Restrict);
        proposal.HasOne<Person>().WithMany().HasForeignKey(p => p.AuthorId).OnDelete(DeleteBehavior.Restrict);
        proposal.HasIndex(p => p.Number).IsUnique();
        proposal.HasIndex(p => p.OpenKey).IsUnique();
        proposal.HasIndex(p => p.Key);
        proposal.HasIndex(p => p.Status);
    }
}
