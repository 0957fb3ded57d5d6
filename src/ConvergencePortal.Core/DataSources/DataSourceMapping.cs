using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.DataSources;

internal sealed class DataSourceMapping : IEntityTypeConfiguration<DataSource>
{
    /// <summary>"group/node/device", each a code.</summary>
    public const int SparkplugLength = 3 * PlainText.CodeLength + 2;

    public void Configure(EntityTypeBuilder<DataSource> source)
    {
        source.ToTable("DataSources");
        source.Property(s => s.Code).IsCode();
        source.Property(s => s.Name).IsName();
        source.Property(s => s.Kind).IsEnum();
        source.Property(s => s.Description).HasMaxLength(PlainText.CommentLength).HasAnnotation(TextColumns.IgnoreCase, true);
        source.Property(s => s.Operations).IsEnum();
        source.Property(s => s.Producer).IsName();
        source.Property(s => s.Capture).IsEnum();
        source.Property(s => s.UpdateCadence).IsName();
        source.Property(s => s.Units).IsName();
        source.Property(s => s.Classification).IsEnum();
        source.Property(s => s.Stage).IsEnum();
        source.Property(s => s.NamespacePath).IsPath();
        source.Property(s => s.SparkplugId).HasMaxLength(SparkplugLength);
        source.Property(s => s.Certification).IsName();
        source.Property(s => s.RoleName).IsName();
        source.Property(s => s.CaptureForm).IsLine();
        source.Property(s => s.Version).IsConcurrencyToken();
        source.HasOne(s => s.Site).WithMany().HasForeignKey(s => s.SiteId).OnDelete(DeleteBehavior.Restrict);
        source.HasOne(s => s.Equipment).WithMany().HasForeignKey(s => s.EquipmentId).OnDelete(DeleteBehavior.Restrict);
        source.HasOne(s => s.Device).WithMany().HasForeignKey(s => s.DeviceId).OnDelete(DeleteBehavior.Restrict);
        source.HasOne(s => s.KnownBy).WithMany().HasForeignKey(s => s.KnownById).OnDelete(DeleteBehavior.Restrict);
        source.HasOne(s => s.Backup).WithMany().HasForeignKey(s => s.BackupId).OnDelete(DeleteBehavior.Restrict);
        source.HasMany(s => s.Owners).WithOne().HasForeignKey(o => o.DataSourceId).OnDelete(DeleteBehavior.Cascade);
        source.HasIndex(s => new { s.SiteId, s.Code }).IsUnique();
        source.HasIndex(s => s.Code);
    }
}

internal sealed class OwnershipAssignmentMapping : IEntityTypeConfiguration<OwnershipAssignment>
{
    public void Configure(EntityTypeBuilder<OwnershipAssignment> assignment)
    {
        assignment.ToTable("OwnershipAssignments");
        assignment.Property(o => o.Type).IsEnum();
        assignment.Property(o => o.Team).IsEnum();
        assignment.Property(o => o.From).HasColumnName("HoldsFrom");
        assignment.Property(o => o.To).HasColumnName("HoldsTo");
        assignment.HasOne(o => o.Person).WithMany().HasForeignKey(o => o.PersonId).OnDelete(DeleteBehavior.Restrict);
        assignment.HasOne(o => o.DelegatedFrom).WithMany().HasForeignKey(o => o.DelegatedFromId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DataFlowMapping : IEntityTypeConfiguration<DataFlow>
{
    public void Configure(EntityTypeBuilder<DataFlow> flow)
    {
        flow.ToTable("DataFlows");
        flow.Property(f => f.Code).IsCode();
        flow.Property(f => f.ConsumerFunction).IsEnum();
        flow.Property(f => f.Consumer).IsName();
        flow.Property(f => f.Transport).IsEnum();
        flow.Property(f => f.Note).IsLine();
        flow.Property(f => f.Version).IsConcurrencyToken();
        flow.HasOne(f => f.Site).WithMany().HasForeignKey(f => f.SiteId).OnDelete(DeleteBehavior.Restrict);
        flow.HasOne(f => f.From).WithMany().HasForeignKey(f => f.FromId).OnDelete(DeleteBehavior.Restrict);
        flow.HasOne(f => f.To).WithMany().HasForeignKey(f => f.ToId).OnDelete(DeleteBehavior.Restrict);
        flow.HasOne(f => f.Conduit).WithMany().HasForeignKey(f => f.ConduitId).OnDelete(DeleteBehavior.Restrict);
        flow.HasIndex(f => new { f.SiteId, f.Code }).IsUnique();
    }
}

internal sealed class DataContractMapping : IEntityTypeConfiguration<DataContract>
{
    /// <summary>The largest file that is read as a contract.</summary>
    public const int FileLength = 1024 * 1024;

    public void Configure(EntityTypeBuilder<DataContract> contract)
    {
        contract.ToTable("DataContracts");
        contract.Property(c => c.ContractId).HasMaxLength(DataContract.IdLength).HasAnnotation(TextColumns.IgnoreCase, true);
        contract.Property(c => c.Name).IsName();
        contract.Property(c => c.ContractVersion).IsName();
        contract.Property(c => c.Status).IsEnum();
        contract.Property(c => c.SchemaNames).IsProse();
        contract.Property(c => c.FileText).HasMaxLength(FileLength);
        contract.Property(c => c.Version).IsConcurrencyToken();
        contract.Ignore(c => c.IsBreached);
        contract.HasOne(c => c.Site).WithMany().HasForeignKey(c => c.SiteId).OnDelete(DeleteBehavior.Restrict);
        contract.HasOne(c => c.Source).WithMany().HasForeignKey(c => c.SourceId).OnDelete(DeleteBehavior.Restrict);
        contract.HasIndex(c => new { c.SiteId, c.ContractId }).IsUnique();
    }
}

internal sealed class GlossaryTermMapping : IEntityTypeConfiguration<GlossaryTerm>
{
    public void Configure(EntityTypeBuilder<GlossaryTerm> term)
    {
        term.ToTable("GlossaryTerms");
        term.Property(t => t.Term).IsName();
        term.Property(t => t.Definition).HasMaxLength(PlainText.CommentLength).HasAnnotation(TextColumns.IgnoreCase, true);
        term.Property(t => t.ITWord).IsName();
        term.Property(t => t.OTWord).IsName();
        term.Property(t => t.MaintenanceWord).IsName();
        term.Property(t => t.QualityWord).IsName();
        term.Property(t => t.ProductionWord).IsName();
        term.Property(t => t.Related).IsLine();
        term.Property(t => t.Reference).IsLine();
        term.Property(t => t.Status).IsEnum();
        term.Property(t => t.Version).IsConcurrencyToken();
        term.HasOne(t => t.Parent).WithMany().HasForeignKey(t => t.ParentId).OnDelete(DeleteBehavior.Restrict);
        term.HasIndex(t => t.Term).IsUnique();
    }
}
