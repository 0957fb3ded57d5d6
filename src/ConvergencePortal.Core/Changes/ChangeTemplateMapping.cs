using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Changes;

internal sealed class ChangeTemplateMapping : IEntityTypeConfiguration<ChangeTemplate>
{
    public void Configure(EntityTypeBuilder<ChangeTemplate> template)
    {
        template.ToTable("ChangeTemplates");
        template.Property(t => t.Number).HasMaxLength(20).HasAnnotation(TextColumns.IgnoreCase, true);
        template.Property(t => t.Status).IsEnum();
        template.Property(t => t.OwnerName).IsName();
        template.Property(t => t.FromChange).HasMaxLength(20);
        template.Property(t => t.FailedChange).HasMaxLength(20);
        template.Property(t => t.Note).IsProse();
        template.Property(t => t.RepeatKey).HasMaxLength(64);
        template.Property(t => t.ApprovedBy).HasConversion(
                functions => string.Join(',', functions), text => ReadFunctions(text),
                new ValueComparer<IReadOnlyList<Function>>((a, b) => a!.SequenceEqual(b!), functions => functions.Aggregate(0, (hash, f) => HashCode.Combine(hash, (int)f)), functions => functions))
            .HasMaxLength(200);
        template.Property(t => t.Version).IsConcurrencyToken();
        template.Ignore(t => t.Events);
        template.ComplexProperty(t => t.Content, ChangeRequestMapping.MapContent);
        template.HasOne<EquipmentNode>().WithMany().HasForeignKey(t => t.SiteId).OnDelete(DeleteBehavior.Restrict);
        template.HasOne<Person>().WithMany().HasForeignKey(t => t.OwnerId).OnDelete(DeleteBehavior.Restrict);
        template.HasMany(t => t.Items).WithOne().HasForeignKey(i => i.TemplateId).OnDelete(DeleteBehavior.Cascade);
        template.HasIndex(t => t.Number).IsUnique();
        template.HasIndex(t => t.RepeatKey);
        template.HasIndex(t => new { t.SiteId, t.Status });
    }

    private static Function[] ReadFunctions(string text) => text.Length == 0 ? [] : [.. text.Split(',').Select(Enum.Parse<Function>)];
}

internal sealed class TemplateItemMapping : IEntityTypeConfiguration<TemplateItem>
{
    public void Configure(EntityTypeBuilder<TemplateItem> item)
    {
        item.ToTable("ChangeTemplateItems");
        item.Property(i => i.Cover).IsEnum();
        item.Property(i => i.Kind).IsEnum();
        item.Property(i => i.Role).IsEnum();
        item.Property(i => i.Label).IsPath();
    }
}
