using System.Reflection;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Ledger;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Ledger;

public sealed class LedgerWordsTests
{
    [Fact]
    public void Types_EveryKindOfRecord_HasAWordInBothLanguages()
    {
        var constants = typeof(RecordTypes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);
        var german = File.ReadAllText(RepositoryFiles.At("src", "ConvergencePortal.Web", "Texts.de.resx"));

        LedgerWords.Types.Keys.ShouldBe(constants, ignoreOrder: true);
        LedgerWords.Types.Values.ShouldBeUnique();
        LedgerWords.Types.Values.ShouldAllBe(word => german.Contains($"<data name=\"{word}\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(RecordTypes.Template, "T-2026-0001", "/templates/T-2026-0001")]
    [InlineData(RecordTypes.Measure, "TM-2026-0001", "/temporary/TM-2026-0001")]
    [InlineData(RecordTypes.Standard, "NET-01", "/standards/NET-01")]
    [InlineData(RecordTypes.Standard, "NET-01@1.2.0", "/standards/NET-01?version=1.2.0")]
    [InlineData(RecordTypes.Waiver, "W-2026-0001", "/waivers/W-2026-0001")]
    [InlineData(RecordTypes.Window, "BER:MW-LINE2-SUN", "/windows?search=MW-LINE2-SUN")]
    [InlineData(RecordTypes.Review, "BER/2026-W47", "/reviews/BER/2026-W47")]
    [InlineData(RecordTypes.Change, "", null)]
    [InlineData("of a later portal", "1", null)]
    public void AddressOf_ARecord_IsItsPage(string recordType, string number, string? address) => LedgerWords.AddressOf(recordType, number).ShouldBe(address);
}
