using System.Text;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.DataSources;

public sealed class ImportContractTests : IAsyncLifetime
{
    private TestPortal _portal = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _portal = await TestPlant.CreatePortalAsync();
        await _portal.HasDataAsync();
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Import_CommandOfAnotherContract_IsRefused()
    {
        var command = Command.New();
        (await ImportAsync("first", command)).IsSuccess.ShouldBeTrue();

        (await ImportAsync("first", new Command(command.Id))).IsSuccess.ShouldBeTrue("the same again is answered as it was");
        (await ImportAsync("second", new Command(command.Id))).Error!.Code.ShouldBe("command.reused");
    }

    [Fact]
    public async Task Import_LongName_IsShortenedToItsColumnAndTheSameFileChangesNothing()
    {
        var name = new string('n', 300);
        await ImportAsync("long", Command.New(), name);

        var again = await ImportAsync("long", Command.New(), name);

        again.Value.Moved.ShouldBeEmpty();
        await using var db = _portal.Db();
        var kept = (await db.DataContracts.SingleAsync(Token)).Name;
        (kept.Length, kept[^1]).ShouldBe((PlainText.NameLength, '…'));
    }

    private async Task<Result<ImportedContract>> ImportAsync(string id, Command command, string name = "Values") => await _portal.Get<ImportContract>().RunAsync(
        new("BER", "HIST", Encoding.UTF8.GetBytes($"apiVersion: v3.1.0\nkind: DataContract\nid: {id}\nname: {name}\nversion: 1.0.0\nstatus: active\n"), false, command), await _portal.ActorAsync("it.berlin"), Token);
}
