using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.People;

internal sealed class DelegationMapping : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> delegation)
    {
        delegation.ToTable("Delegations");
        delegation.Property(d => d.Number).HasMaxLength(20).HasAnnotation(TextColumns.IgnoreCase, true);
        delegation.Property(d => d.From).HasColumnName("LentFrom");
        delegation.Property(d => d.Until).HasColumnName("LentUntil");
        delegation.Property(d => d.Reason).IsLine();
        delegation.Property(d => d.Version).IsConcurrencyToken();
        delegation.HasOne<Person>().WithMany().HasForeignKey(d => d.FromPersonId).OnDelete(DeleteBehavior.Restrict);
        delegation.HasOne<Person>().WithMany().HasForeignKey(d => d.ToPersonId).OnDelete(DeleteBehavior.Restrict);
        delegation.HasOne<Person>().WithMany().HasForeignKey(d => d.CreatedById).OnDelete(DeleteBehavior.Restrict);
        delegation.HasOne<Person>().WithMany().HasForeignKey(d => d.RevokedById).OnDelete(DeleteBehavior.Restrict);
        delegation.HasOne<EquipmentNode>().WithMany().HasForeignKey(d => d.SiteId).OnDelete(DeleteBehavior.Restrict);
        delegation.HasMany(d => d.Functions).WithOne().HasForeignKey(f => f.DelegationId).OnDelete(DeleteBehavior.Cascade);
        delegation.HasIndex(d => d.Number).IsUnique();
        delegation.HasIndex(d => new { d.ToPersonId, d.Until });
    }
}

internal sealed class DelegationFunctionMapping : IEntityTypeConfiguration<DelegationFunction>
{
    public void Configure(EntityTypeBuilder<DelegationFunction> function)
    {
        function.ToTable("DelegationFunctions");
        function.HasKey(f => new { f.DelegationId, f.Function });
        function.Property(f => f.Function).IsEnum();
    }
}

internal sealed class HeldCompetencyMapping : IEntityTypeConfiguration<HeldCompetency>
{
    public void Configure(EntityTypeBuilder<HeldCompetency> competency)
    {
        competency.ToTable("HeldCompetencies");
        competency.Property(c => c.Code).IsCode();
        competency.Property(c => c.Evidence).IsLine();
        competency.Property(c => c.Version).IsConcurrencyToken();
        competency.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        competency.HasIndex(c => new { c.PersonId, c.Code }).IsUnique();
    }
}
