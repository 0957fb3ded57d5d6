using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Plant;

internal sealed class EquipmentNodeMapping : IEntityTypeConfiguration<EquipmentNode>
{
    public void Configure(EntityTypeBuilder<EquipmentNode> node)
    {
        node.ToTable("Equipment");
        node.Property(n => n.Code).IsCode();
        node.Property(n => n.Name).IsName();
        node.Property(n => n.Path).IsPath();
        node.Property(n => n.TimeZone).HasMaxLength(60);
        node.Property(n => n.Criticality).IsEnum();
        // The level keeps the integer of OPC 10030, the one enum that is not stored by name.
        node.Property(n => n.Level);
        node.Property(n => n.Version).IsConcurrencyToken();
        node.HasIndex(n => n.Path).IsUnique();
        node.HasOne(n => n.Parent).WithMany().HasForeignKey(n => n.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PhysicalAssetMapping : IEntityTypeConfiguration<PhysicalAsset>
{
    public void Configure(EntityTypeBuilder<PhysicalAsset> asset)
    {
        asset.ToTable("Assets");
        asset.Property(a => a.Tag).IsCode();
        asset.Property(a => a.Name).IsName();
        asset.Property(a => a.AssetType).IsName();
        asset.Property(a => a.SerialNumber).IsName();
        asset.Property(a => a.Manufacturer).IsName();
        asset.Property(a => a.Firmware).IsName();
        asset.Property(a => a.PatchLevel).IsName();
        asset.Property(a => a.Status).IsEnum();
        asset.Property(a => a.Version).IsConcurrencyToken();
        asset.HasIndex(a => a.Tag).IsUnique();
        asset.Ignore(a => a.CurrentMounting);
        asset.HasMany(a => a.Mountings).WithOne().HasForeignKey(m => m.AssetId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AssetMountingMapping : IEntityTypeConfiguration<AssetMounting>
{
    public void Configure(EntityTypeBuilder<AssetMounting> mounting)
    {
        mounting.ToTable("AssetMountings");
        mounting.Property(m => m.From).HasColumnName("MountedFrom");
        mounting.Property(m => m.To).HasColumnName("MountedTo");
        mounting.HasOne(m => m.Equipment).WithMany().HasForeignKey(m => m.EquipmentId).OnDelete(DeleteBehavior.Restrict);
        // Invariant E2 in the table as well: one open mounting an asset. The filter reads the same on both engines.
        mounting.HasIndex(m => m.AssetId).IsUnique().HasFilter("MountedTo IS NULL").HasDatabaseName("IX_AssetMountings_Open");
    }
}

internal sealed class PlantVersionMapping : IEntityTypeConfiguration<PlantVersion>
{
    public void Configure(EntityTypeBuilder<PlantVersion> version)
    {
        version.ToTable("PlantVersions");
        version.Property(v => v.Id).ValueGeneratedNever();
        // Rules such as "business reaches control only through a DMZ" span the whole plant: of two saves that are right alone and wrong together,
        // the second must fail and judge again.
        version.Property(v => v.Version).IsConcurrencyToken();
    }
}

internal sealed class DeviceTypeMapping : IEntityTypeConfiguration<DeviceType>
{
    public void Configure(EntityTypeBuilder<DeviceType> type)
    {
        type.ToTable("DeviceTypes");
        type.Property(t => t.Slug).IsName();
        type.Property(t => t.Manufacturer).IsName();
        type.Property(t => t.Model).IsName();
        type.Property(t => t.PartNumber).IsName();
        type.Property(t => t.Interfaces).IsProse();
        type.Property(t => t.Comments).IsProse();
        type.Property(t => t.Version).IsConcurrencyToken();
        type.HasIndex(t => t.Slug).IsUnique();
    }
}
