using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Changes;

internal sealed class ApprovalPolicyMapping : IEntityTypeConfiguration<ApprovalPolicy>
{
    public void Configure(EntityTypeBuilder<ApprovalPolicy> policy)
    {
        policy.ToTable("ApprovalPolicies");
        policy.Property(p => p.Status).IsEnum();
        policy.Property(p => p.Note).IsProse();
        policy.Property(p => p.AuthorName).IsName();
        policy.Property(p => p.Version).IsConcurrencyToken();
        policy.Ignore(p => p.Rules);
        policy.HasMany(p => p.Rows).WithOne().HasForeignKey(r => r.PolicyId).OnDelete(DeleteBehavior.Cascade);
        policy.HasOne<Person>().WithMany().HasForeignKey(p => p.AuthorId).OnDelete(DeleteBehavior.Restrict);
        policy.HasIndex(p => p.Number).IsUnique();
        policy.HasIndex(p => p.Status);
    }
}

internal sealed class PolicyRowMapping : IEntityTypeConfiguration<PolicyRow>
{
    /// <summary>Every value of every list at once, and as many sites as there may be.</summary>
    private const int TextLength = 8000;

    public void Configure(EntityTypeBuilder<PolicyRow> row)
    {
        row.ToTable("PolicyRows");
        row.Property(r => r.Name).HasMaxLength(Common.PlainText.NameLength);
        row.Property(r => r.Conditions).HasMaxLength(TextLength);
        row.Property(r => r.Effect).HasMaxLength(TextLength);
        row.HasIndex(r => new { r.PolicyId, r.Place });
    }
}
