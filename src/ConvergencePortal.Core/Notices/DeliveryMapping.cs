using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Notices;

internal sealed class NoticeChannelMapping : IEntityTypeConfiguration<NoticeChannel>
{
    public void Configure(EntityTypeBuilder<NoticeChannel> channel)
    {
        channel.ToTable("NoticeChannels");
        channel.Property(c => c.Name).IsName();
        channel.Property(c => c.Kind).IsEnum();
        channel.Property(c => c.Function).IsEnum();
        channel.Property(c => c.Language).HasMaxLength(10);
        channel.Property(c => c.ProtectedAddress).IsProse();
        channel.Property(c => c.ShownAddress).HasMaxLength(PlainText.LineLength);
        channel.Property(c => c.ProtectedSecret).HasMaxLength(PlainText.CommentLength);
        channel.Property(c => c.Muted).IsKinds();
        channel.Property(c => c.Version).IsConcurrencyToken();
        channel.HasIndex(c => c.Name).IsUnique();
        channel.HasOne<EquipmentNode>().WithMany().HasForeignKey(c => c.SiteId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NoticePreferenceMapping : IEntityTypeConfiguration<NoticePreference>
{
    public void Configure(EntityTypeBuilder<NoticePreference> preference)
    {
        preference.ToTable("NoticePreferences");
        preference.HasKey(p => p.PersonId);
        preference.Property(p => p.PersonId).ValueGeneratedNever();
        preference.Property(p => p.Muted).IsKinds();
        preference.Ignore(p => p.Choices);
        preference.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NoticeDeliveryMapping : IEntityTypeConfiguration<NoticeDelivery>
{
    public void Configure(EntityTypeBuilder<NoticeDelivery> delivery)
    {
        delivery.ToTable("NoticeDeliveries");
        delivery.Property(d => d.State).IsEnum();
        delivery.Property(d => d.Answer).HasMaxLength(PlainText.LineLength);
        delivery.HasOne(d => d.Notice).WithMany().HasForeignKey(d => d.NoticeId).OnDelete(DeleteBehavior.Restrict);
        delivery.HasOne<NoticeChannel>().WithMany().HasForeignKey(d => d.ChannelId).OnDelete(DeleteBehavior.Restrict);
        delivery.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Restrict);
        // What waits in a channel, oldest first.
        delivery.HasIndex(d => new { d.State, d.ChannelId, d.Id });
        delivery.HasIndex(d => d.LeaseToken);
    }
}

/// <summary>Lists of kinds are few and never searched: their names, joined.</summary>
internal static class KindColumns
{
    public static PropertyBuilder<IReadOnlyList<NoticeKind>> IsKinds(this PropertyBuilder<IReadOnlyList<NoticeKind>> column) => column.HasMaxLength(500).HasConversion(
        kinds => string.Join(',', kinds), text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<NoticeKind>).ToList(),
        new ValueComparer<IReadOnlyList<NoticeKind>>((a, b) => a!.SequenceEqual(b!), kinds => kinds.Count, kinds => kinds.ToList()));
}
