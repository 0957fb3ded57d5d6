using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Ledger;

public sealed class OwnCommandTests
{
    /// <summary>Known answers: another id would have the next version of the portal do again what stands in the ledger already.</summary>
    [Fact]
    public void Of_TheSameCause_IsTheSameIdInEveryVersion()
    {
        OwnCommand.Of("refused", Guid.Parse("0b8f3a52-6c1e-4d7a-9f20-3f4a5b6c7d8e"), "rights.readOnly").ShouldBe(Guid.Parse("aba1d2d0-be44-2219-955a-66876cb59693"));
        OwnCommand.Of("stuck", 7, Function.IT, Instant.FromUtc(2026, 10, 30, 0, 0).ToUnixTimeTicks()).ShouldBe(Guid.Parse("c5b5b88e-c5b0-fb0b-50d7-ce5e149eb387"));
    }
}
