using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Ledger;

/// <summary>The ledger over HTTP and on the command line of the host.</summary>
public sealed class LedgerHttpTests : IAsyncLifetime
{
    /// <summary>Three changes were raised, and somebody came in.</summary>
    private const int RowsAfterSignIn = 4;

    private TestPortal _portal = null!;
    private TestHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _portal = await TestPlant.CreatePortalAsync();
        _host = new TestHost(_portal);
    }

    [Fact]
    public async Task Api_AuditorFollowsTheSequence_GetsEveryRowOnce()
    {
        await AddChangesAsync();
        using var client = await _host.SignInAsync("auditor");

        var first = await client.GetFromJsonAsync<JsonElement>("/api/v1/ledger?limit=2", Token);
        var rest = await client.GetFromJsonAsync<JsonElement>($"/api/v1/ledger?after={first.GetProperty("next").GetInt64()}&recordType=change", Token);

        first.GetProperty("items").EnumerateArray().Concat(rest.GetProperty("items").EnumerateArray()).Select(row => row.GetProperty("sequence").GetInt64()).ShouldBe([1, 2, 3]);
        first.GetProperty("items")[0].GetProperty("actorFunctions").GetString().ShouldBe("BER: OT");
        first.GetProperty("items")[1].GetProperty("previousHash").GetString().ShouldBe(first.GetProperty("items")[0].GetProperty("hash").GetString());
    }

    [Theory]
    [InlineData("/api/v1/ledger?after=-1", HttpStatusCode.UnprocessableEntity, "ledger.after")]
    [InlineData("/api/v1/ledger?limit=201", HttpStatusCode.UnprocessableEntity, "ledger.limit")]
    [InlineData("/api/v1/ledger?after=x", HttpStatusCode.BadRequest, "request.unreadable")]
    public async Task Api_BadInput_IsAProblemWithItsCode(string address, HttpStatusCode status, string code)
    {
        using var client = await _host.SignInAsync("auditor");

        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Token);

        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task ApiAndExport_SomebodyElse_AreRefused()
    {
        using var client = await _host.SignInAsync("it.berlin");

        using var api = await client.GetAsync(new Uri("/api/v1/ledger", UriKind.Relative), Token);
        using var export = await client.GetAsync(new Uri("/ledger/export", UriKind.Relative), Token);

        api.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (export.StatusCode, export.Headers.Location?.OriginalString).ShouldBe((HttpStatusCode.Redirect, "/not-allowed"));
    }

    [Fact]
    public async Task Export_Auditor_GetsAFileThatVerifies()
    {
        await AddChangesAsync();
        using var client = await _host.SignInAsync("auditor");

        using var answer = await client.GetAsync(new Uri("/ledger/export", UriKind.Relative), Token);

        answer.Content.Headers.ContentDisposition!.FileName!.ShouldStartWith("ledger-");
        var report = LedgerFiles.Verify(await answer.Content.ReadAsByteArrayAsync(Token), null);
        (report.Finding, report.Rows).ShouldBe((null, RowsAfterSignIn));
    }

    [Fact]
    public async Task Host_Stops_WritesACheckpointWithTheKeyItMade()
    {
        var keeping = new LedgerKeeping(Path.Combine(_host.Folder, "ledger.key"), Path.Combine(_host.Folder, "checkpoints.jsonl"));
        using (await _host.SignInAsync("auditor")) await AddChangesAsync();
        var key = keeping.ReadKey().Key!;

        await _host.Services.GetServices<IHostedService>().OfType<LedgerCheckpoints>().Single().StopAsync(Token);

        var last = keeping.ReadLast()!;
        (last.Count, last.IsSignedWith(key)).ShouldBe((RowsAfterSignIn, true));
    }

    [Fact]
    public async Task CommandLine_ExportThenVerify_AnswersByItsExitCode()
    {
        Assert.SkipUnless(TestPortal.SqlServer is null, "The command line is tried on the file.");
        await AddChangesAsync();
        var folder = Directory.CreateTempSubdirectory("portal-cli-");
        var file = Path.Combine(folder.FullName, "ledger.jsonl");

        (await RunAsync("ledger", "export", file)).ShouldBe(0);
        (await RunAsync("ledger", "verify", file)).ShouldBe(0);
        (await RunAsync("ledger", "export", file)).ShouldBe(2);
        (await RunAsync("ledger", "verify", file, "--key", file)).ShouldBe(2);
        (await RunAsync("ledger", "bend", file)).ShouldBe(2);
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Token)).Replace("First OT", "First IT", StringComparison.Ordinal), Token);
        (await RunAsync("ledger", "verify", file)).ShouldBe(1);

        folder.Delete(recursive: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _portal.DisposeAsync();
    }

    private Task<int> RunAsync(params string[] args)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Database:ConnectionString"] = _portal.ConnectionString;
        return LedgerCommand.RunAsync(args, builder);
    }

    /// <summary>Drafted, submitted, and refused to an auditor: three rows.</summary>
    private async Task AddChangesAsync()
    {
        var journey = new ChangeJourney(_portal);
        await journey.DraftAsync();
        await journey.SubmitAsync();
        await journey.CancelAsync("auditor");
    }
}
