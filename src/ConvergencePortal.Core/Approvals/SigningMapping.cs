using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Approvals;

internal sealed class SigningPinMapping : IEntityTypeConfiguration<SigningPin>
{
    public void Configure(EntityTypeBuilder<SigningPin> pin)
    {
        pin.ToTable("SigningPins");
        pin.HasKey(p => p.PersonId);
        pin.Property(p => p.PersonId).ValueGeneratedNever();
        pin.Property(p => p.Salt).HasMaxLength(64);
        pin.Property(p => p.Hash).HasMaxLength(64);
        pin.Property(p => p.Version).IsConcurrencyToken();
        pin.HasOne<Person>().WithOne().HasForeignKey<SigningPin>(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SigningSessionMapping : IEntityTypeConfiguration<SigningSession>
{
    public void Configure(EntityTypeBuilder<SigningSession> session)
    {
        session.ToTable("SigningSessions");
        session.HasKey(s => new { s.Session, s.PersonId });
        session.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
