using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Notices;

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("Notices");
        notice.Property(n => n.Kind).IsEnum();
        notice.Property(n => n.RecordType).HasMaxLength(30);
        notice.Property(n => n.Number).HasMaxLength(120);
        notice.Property(n => n.Functions).HasMaxLength(200).HasConversion(
            functions => string.Join(',', functions), text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Function>).ToList(),
            new ValueComparer<IReadOnlyList<Function>>((a, b) => a!.SequenceEqual(b!), functions => functions.Count, functions => functions.ToList()));
        notice.Property(n => n.ContentJson).IsProse();
        notice.Ignore(n => n.Content);
        notice.HasIndex(n => n.MessageId).IsUnique();
        notice.HasOne<EquipmentNode>().WithMany().HasForeignKey(n => n.SiteId).OnDelete(DeleteBehavior.Restrict);
        notice.HasMany(n => n.Receipts).WithOne().HasForeignKey(r => r.NoticeId).OnDelete(DeleteBehavior.Cascade);
        notice.Navigation(n => n.Receipts).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class NoticeReceiptMapping : IEntityTypeConfiguration<NoticeReceipt>
{
    public void Configure(EntityTypeBuilder<NoticeReceipt> receipt)
    {
        receipt.ToTable("NoticeReceipts");
        receipt.HasKey(r => new { r.NoticeId, r.PersonId });
        receipt.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        // The bell counts what one person has not read; the inbox lists theirs, newest first.
        receipt.HasIndex(r => new { r.PersonId, r.ReadAt, r.NoticeId });
    }
}

internal sealed class NoticeCursorMapping : IEntityTypeConfiguration<NoticeCursor>
{
    public void Configure(EntityTypeBuilder<NoticeCursor> cursor)
    {
        cursor.ToTable("NoticeCursors");
        cursor.Property(c => c.Id).ValueGeneratedNever();
        cursor.Property(c => c.Version).IsConcurrencyToken();
    }
}
