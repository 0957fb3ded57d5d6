using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Approvals;

internal sealed class ApprovalRoundMapping : IEntityTypeConfiguration<ApprovalRound>
{
    public void Configure(EntityTypeBuilder<ApprovalRound> round)
    {
        round.ToTable("ApprovalRounds");
        round.Property(r => r.RecordType).HasMaxLength(30);
        round.Property(r => r.Number).IsPath();
        round.Property(r => r.ContentHash).HasMaxLength(64);
        round.Property(r => r.RequesterName).IsName();
        round.Property(r => r.Status).IsEnum();
        round.Property(r => r.Version).IsConcurrencyToken();
        round.HasOne<EquipmentNode>().WithMany().HasForeignKey(r => r.SiteId).OnDelete(DeleteBehavior.Restrict);
        round.HasOne<Person>().WithMany().HasForeignKey(r => r.RequesterId).OnDelete(DeleteBehavior.Restrict);
        round.HasMany(r => r.Seats).WithOne().HasForeignKey(s => s.RoundId).OnDelete(DeleteBehavior.Cascade);
        round.HasMany(r => r.Signatures).WithOne().HasForeignKey(s => s.RoundId).OnDelete(DeleteBehavior.Cascade);
        round.HasIndex(r => new { r.RecordType, r.Number });
        round.HasIndex(r => r.Status);
    }
}

internal sealed class RoundSeatMapping : IEntityTypeConfiguration<RoundSeat>
{
    public void Configure(EntityTypeBuilder<RoundSeat> seat)
    {
        seat.ToTable("RoundSeats");
        seat.Property(s => s.Function).IsEnum();
        seat.Property(s => s.Meaning).IsEnum();
        seat.Property(s => s.Reasons).IsProse();
        seat.HasIndex(s => new { s.RoundId, s.Function }).IsUnique();
    }
}

internal sealed class RoundSignatureMapping : IEntityTypeConfiguration<RoundSignature>
{
    public void Configure(EntityTypeBuilder<RoundSignature> signature)
    {
        signature.ToTable("RoundSignatures");
        signature.Property(s => s.Function).IsEnum();
        signature.Property(s => s.Meaning).IsEnum();
        signature.Property(s => s.Verdict).IsEnum();
        signature.Property(s => s.PersonName).IsName();
        signature.Property(s => s.Comment).IsProse();
        signature.Property(s => s.TimeZone).HasMaxLength(60);
        signature.Property(s => s.ContentHash).HasMaxLength(64);
        signature.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
        // A function signs once in a round, and so does a person.
        signature.HasIndex(s => new { s.RoundId, s.Function }).IsUnique();
        signature.HasIndex(s => new { s.RoundId, s.PersonId }).IsUnique();
    }
}
