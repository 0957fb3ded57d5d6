using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ConvergencePortal.Core.Network;

internal static class SecurityLevelsColumn
{
    private static readonly ValueConverter<SecurityLevels?, string?> Converter = new(levels => levels!.Digits, digits => SecurityLevels.TryParse(digits!));

    public static void IsSecurityLevels(this PropertyBuilder<SecurityLevels?> column) => column.HasConversion(Converter).HasMaxLength(SecurityLevels.Count);
}

internal sealed class ZoneMapping : IEntityTypeConfiguration<Zone>
{
    public void Configure(EntityTypeBuilder<Zone> zone)
    {
        zone.ToTable("Zones");
        zone.Property(z => z.Code).IsCode();
        zone.Property(z => z.Name).IsName();
        zone.Property(z => z.Kind).IsEnum();
        zone.Property(z => z.Owner).IsEnum();
        zone.Property(z => z.Target).IsSecurityLevels();
        zone.Property(z => z.Achieved).IsSecurityLevels();
        zone.Property(z => z.TargetRationale).IsLine();
        zone.Property(z => z.LogicalBoundary).IsLine();
        zone.Property(z => z.PhysicalBoundary).IsLine();
        zone.Property(z => z.Version).IsConcurrencyToken();
        zone.HasOne(z => z.Site).WithMany().HasForeignKey(z => z.SiteId).OnDelete(DeleteBehavior.Restrict);
        zone.HasOne(z => z.ParentZone).WithMany().HasForeignKey(z => z.ParentZoneId).OnDelete(DeleteBehavior.Restrict);
        zone.HasIndex(z => new { z.SiteId, z.Code }).IsUnique();
    }
}

internal sealed class ConduitMapping : IEntityTypeConfiguration<Conduit>
{
    public void Configure(EntityTypeBuilder<Conduit> conduit)
    {
        conduit.ToTable("Conduits");
        conduit.Property(c => c.Code).IsCode();
        conduit.Property(c => c.Name).IsName();
        conduit.Property(c => c.Direction).IsEnum();
        conduit.Property(c => c.Owner).IsEnum();
        conduit.Property(c => c.Target).IsSecurityLevels();
        conduit.Property(c => c.Version).IsConcurrencyToken();
        conduit.HasOne(c => c.Site).WithMany().HasForeignKey(c => c.SiteId).OnDelete(DeleteBehavior.Restrict);
        conduit.HasOne(c => c.ZoneA).WithMany().HasForeignKey(c => c.ZoneAId).OnDelete(DeleteBehavior.Restrict);
        conduit.HasOne(c => c.ZoneB).WithMany().HasForeignKey(c => c.ZoneBId).OnDelete(DeleteBehavior.Restrict);
        conduit.HasMany(c => c.Rules).WithOne().HasForeignKey(r => r.ConduitId).OnDelete(DeleteBehavior.Cascade);
        conduit.HasIndex(c => new { c.SiteId, c.Code }).IsUnique();
    }
}

internal sealed class ConduitRuleMapping : IEntityTypeConfiguration<ConduitRule>
{
    public void Configure(EntityTypeBuilder<ConduitRule> rule)
    {
        rule.ToTable("ConduitRules");
        rule.Property(r => r.Protocol).HasMaxLength(20);
        rule.Property(r => r.Source).HasMaxLength(PlainText.NameLength);
        rule.Property(r => r.Destination).HasMaxLength(PlainText.NameLength);
        rule.Property(r => r.Reason).IsLine();
        rule.Property(r => r.ApprovedByChange).HasMaxLength(20);
    }
}

internal sealed class SegmentMapping : IEntityTypeConfiguration<Segment>
{
    public void Configure(EntityTypeBuilder<Segment> segment)
    {
        segment.ToTable("Segments");
        segment.Property(s => s.Code).IsCode();
        segment.Property(s => s.Name).IsName();
        segment.Property(s => s.Cidr).HasMaxLength(50);
        segment.Property(s => s.Version).IsConcurrencyToken();
        segment.HasOne(s => s.Site).WithMany().HasForeignKey(s => s.SiteId).OnDelete(DeleteBehavior.Restrict);
        segment.HasOne(s => s.Zone).WithMany().HasForeignKey(s => s.ZoneId).OnDelete(DeleteBehavior.Restrict);
        segment.HasIndex(s => new { s.SiteId, s.Code }).IsUnique();
    }
}

internal sealed class NetworkDeviceMapping : IEntityTypeConfiguration<NetworkDevice>
{
    public void Configure(EntityTypeBuilder<NetworkDevice> device)
    {
        device.ToTable("Devices");
        device.Property(d => d.Code).IsCode();
        device.Property(d => d.Name).IsName();
        device.Property(d => d.Role).IsEnum();
        device.Property(d => d.RemoteAccess).IsEnum();
        device.Property(d => d.Protocols).IsLine();
        device.Property(d => d.Version).IsConcurrencyToken();
        device.HasOne(d => d.Site).WithMany().HasForeignKey(d => d.SiteId).OnDelete(DeleteBehavior.Restrict);
        device.HasOne(d => d.Equipment).WithMany().HasForeignKey(d => d.EquipmentId).OnDelete(DeleteBehavior.Restrict);
        device.HasOne(d => d.Asset).WithMany().HasForeignKey(d => d.AssetId).OnDelete(DeleteBehavior.Restrict);
        device.HasOne(d => d.RedundancyGroup).WithMany().HasForeignKey(d => d.RedundancyGroupId).OnDelete(DeleteBehavior.Restrict);
        device.HasOne(d => d.EnforcedConduit).WithMany().HasForeignKey(d => d.EnforcedConduitId).OnDelete(DeleteBehavior.Restrict);
        device.HasMany(d => d.Interfaces).WithOne().HasForeignKey(i => i.DeviceId).OnDelete(DeleteBehavior.Cascade);
        device.HasIndex(d => new { d.SiteId, d.Code }).IsUnique();
    }
}

internal sealed class DeviceInterfaceMapping : IEntityTypeConfiguration<DeviceInterface>
{
    public void Configure(EntityTypeBuilder<DeviceInterface> connection)
    {
        connection.ToTable("Interfaces");
        connection.Property(i => i.Name).IsCode();
        connection.Property(i => i.IpAddress).HasMaxLength(45);
        connection.Property(i => i.MacAddress).HasMaxLength(17);
        connection.HasOne(i => i.Segment).WithMany().HasForeignKey(i => i.SegmentId).OnDelete(DeleteBehavior.Restrict);
        connection.HasIndex(i => new { i.DeviceId, i.Name }).IsUnique();
    }
}

internal sealed class RedundancyGroupMapping : IEntityTypeConfiguration<RedundancyGroup>
{
    public void Configure(EntityTypeBuilder<RedundancyGroup> group)
    {
        group.ToTable("RedundancyGroups");
        group.Property(g => g.Code).IsCode();
        group.Property(g => g.Name).IsName();
        group.HasOne(g => g.Site).WithMany().HasForeignKey(g => g.SiteId).OnDelete(DeleteBehavior.Restrict);
        group.HasIndex(g => new { g.SiteId, g.Code }).IsUnique();
    }
}

internal sealed class ObservedFlowMapping : IEntityTypeConfiguration<ObservedFlow>
{
    public void Configure(EntityTypeBuilder<ObservedFlow> flow)
    {
        flow.ToTable("ObservedFlows");
        flow.Property(f => f.Source).IsName();
        flow.Property(f => f.Destination).IsName();
        flow.Property(f => f.Protocol).HasMaxLength(20);
        flow.Property(f => f.Service).IsName();
        flow.HasOne(f => f.Site).WithMany().HasForeignKey(f => f.SiteId).OnDelete(DeleteBehavior.Restrict);
        flow.HasIndex(f => new { f.SiteId, f.Source });
        flow.HasIndex(f => new { f.SiteId, f.Destination });
    }
}
