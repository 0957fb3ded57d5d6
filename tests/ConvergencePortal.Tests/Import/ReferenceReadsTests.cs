using ConvergencePortal.Core.Import;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Import;

public sealed class ReferenceReadsTests
{
    [Theory]
    [InlineData("site", "ber", "BER")]
    [InlineData("equipment", "filler", "BER/PACK/LINE2/FILLER")]
    [InlineData("asset", "003", "DRV-003")]
    [InlineData("zone_a", "office", "OFFICE")]
    [InlineData("segment", "210", "VLAN210")]
    [InlineData("device", "plc", "PLC-FILLER")]
    [InlineData("enforces", "pack", "C-IDMZ-PACK")]
    [InlineData("person", "auditor", "auditor")]
    public async Task Suggest_Typed_FindsTheRecordByCodeOrName(string column, string typed, string expected)
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var suggestions = await portal.Get<ReferenceReads>().SuggestAsync(column, "BER", typed, TestContext.Current.CancellationToken);

        suggestions.ShouldHaveSingleItem().Key.ShouldBe(expected);
    }

    [Fact]
    public async Task Suggest_ColumnThatRefersToNothing_IsEmpty()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var suggestions = await portal.Get<ReferenceReads>().SuggestAsync("cidr", "BER", "", TestContext.Current.CancellationToken);

        suggestions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Suggest_AtAnotherSite_OffersNothingOfThisOne()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var suggestions = await portal.Get<ReferenceReads>().SuggestAsync("zone", "CHI", "office", TestContext.Current.CancellationToken);

        suggestions.ShouldBeEmpty();
    }
}
