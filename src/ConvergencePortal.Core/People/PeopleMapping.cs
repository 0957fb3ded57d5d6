using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.People;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
        person.Property(p => p.Code).IsCode();
        person.Property(p => p.Name).IsName();
        person.Property(p => p.Email).HasMaxLength(254);
        person.Property(p => p.Kind).IsEnum();
        person.Property(p => p.Roles).HasConversion<string>().HasMaxLength(60);
        person.Property(p => p.DirectoryRoles).HasConversion<string>().HasMaxLength(60).HasDefaultValue(PersonRoles.None);
        person.Property(p => p.Account).HasMaxLength(DirectoryAccount.TextLength);
        person.Property(p => p.Version).IsConcurrencyToken();
        person.HasMany(p => p.Memberships).WithOne().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
        // Said here, since the ledger itself knows no people: who acted stays for ever.
        person.HasMany<LedgerEntry>().WithOne().HasForeignKey(e => e.ActorId).OnDelete(DeleteBehavior.Restrict);
        person.HasIndex(p => p.Code).IsUnique();
        person.HasIndex(p => p.Account).IsUnique();
    }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.ToTable("Memberships");
        membership.Property(m => m.Function).IsEnum();
        membership.Property(m => m.From).HasColumnName("HeldFrom");
        membership.Property(m => m.To).HasColumnName("HeldTo");
        membership.HasOne<EquipmentNode>().WithMany().HasForeignKey(m => m.SiteId).OnDelete(DeleteBehavior.Restrict);
        membership.HasIndex(m => new { m.PersonId, m.SiteId, m.Function }).IsUnique();
    }
}

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.ToTable("ApiKeys");
        key.Property(k => k.Name).IsName();
        key.Property(k => k.Prefix).HasMaxLength(12);
        key.Property(k => k.Hash).HasMaxLength(64);
        key.Property(k => k.ScopeText).HasColumnName("Scopes").HasMaxLength(ApiKeyScopes.ColumnLength);
        key.Ignore(k => k.Scopes);
        key.HasOne<Person>().WithMany().HasForeignKey(k => k.PersonId).OnDelete(DeleteBehavior.Restrict);
        key.HasIndex(k => k.Hash).IsUnique();
    }
}
