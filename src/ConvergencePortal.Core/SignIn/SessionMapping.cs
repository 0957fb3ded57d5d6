using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.SignIn;

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("Sessions");
        session.Property(s => s.KeyHash).HasMaxLength(HashLength);
        session.Property(s => s.NonceHash).HasMaxLength(HashLength);
        session.Property(s => s.Way).IsEnum();
        session.Property(s => s.End).IsEnum();
        session.Property(s => s.Provider).HasMaxLength(Session.ProviderLength);
        session.Property(s => s.ProviderSession).HasMaxLength(Session.ProviderLength);
        session.Property(s => s.Agent).HasMaxLength(Session.AgentLength);
        session.Property(s => s.Address).HasMaxLength(Session.AddressLength);
        session.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
        session.HasIndex(s => s.KeyHash).IsUnique();
        session.HasIndex(s => s.SessionId).IsUnique();
        session.HasIndex(s => s.NonceHash).IsUnique();
        session.HasIndex(s => s.ProviderSession);
    }
}

internal sealed class DirectoryRightMapping : IEntityTypeConfiguration<DirectoryRight>
{
    private const int HoldsAsLength = 300;

    public void Configure(EntityTypeBuilder<DirectoryRight> right)
    {
        right.ToTable("DirectoryRights");
        right.Property(r => r.Source).IsEnum();
        right.Property(r => r.Value).HasMaxLength(DirectoryRight.ValueLength);
        right.Property(r => r.Name).IsName();
        right.Property(r => r.Role).HasConversion<string>().HasMaxLength(60);
        right.Property(r => r.Function).IsEnum();
        right.Property(r => r.HoldsAs).HasMaxLength(HoldsAsLength);
        right.HasOne<EquipmentNode>().WithMany().HasForeignKey(r => r.SiteId).OnDelete(DeleteBehavior.Restrict);
        right.HasIndex(r => r.HoldsAs).IsUnique();
    }
}

internal sealed class DirectoryGrantMapping : IEntityTypeConfiguration<DirectoryGrant>
{
    public void Configure(EntityTypeBuilder<DirectoryGrant> grant)
    {
        grant.ToTable("DirectoryGrants");
        grant.HasKey(g => new { g.PersonId, g.DirectoryRightId });
        grant.HasOne<Person>().WithMany().HasForeignKey(g => g.PersonId).OnDelete(DeleteBehavior.Restrict);
        grant.HasOne<DirectoryRight>().WithMany().HasForeignKey(g => g.DirectoryRightId).OnDelete(DeleteBehavior.Restrict);
    }
}
