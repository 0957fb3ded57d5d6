using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.SignIn;

internal sealed class ProtectionKeyMapping : IEntityTypeConfiguration<ProtectionKey>
{
    /// <summary>An encrypted key carries its certificate; one of a long chain has about 6000 characters.</summary>
    private const int XmlLength = 32_000;

    public void Configure(EntityTypeBuilder<ProtectionKey> key)
    {
        key.ToTable("ProtectionKeys");
        key.Property(k => k.Name).IsLine();
        key.Property(k => k.Xml).HasMaxLength(XmlLength);
    }
}
