using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Hosting;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Import;

/// <summary>Import and export over HTTP: statuses, bodies, headers.</summary>
public sealed class ImportApiTests
{
    private const string Equipment = "path,name,level\nBER/UTIL,Utilities,Area\n";

    [Fact]
    public async Task Import_RightFile_AnswersCountsAndWrites()
    {
        await using var portal = await PlantAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("admin");

        using var answer = await PostAsync(client, "/api/v1/import/equipment?dryRun=false", Equipment);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = await BodyAsync(answer);
        (body.GetProperty("new").GetInt32(), body.GetProperty("changed").GetInt32(), body.GetProperty("unchanged").GetInt32()).ShouldBe((1, 0, 0));
        body.GetProperty("wrong").GetArrayLength().ShouldBe(0);
        (await portal.ExportAsync("equipment")).ShouldContain("BER/UTIL,Utilities,Area");
    }

    [Fact]
    public async Task Import_DryRun_WritesNothing()
    {
        await using var portal = await PlantAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("admin");

        using var answer = await PostAsync(client, "/api/v1/import/equipment?dryRun=true", Equipment);

        (await BodyAsync(answer)).GetProperty("new").GetInt32().ShouldBe(1);
        (await portal.ExportAsync("equipment")).ShouldNotContain("BER/UTIL");
    }

    [Fact]
    public async Task Import_OneWrongRow_Answers422WithTheRowAndWritesNothing()
    {
        await using var portal = await PlantAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("admin");

        using var answer = await PostAsync(client, "/api/v1/import/equipment", Equipment + "BER/UTIL/AIR,Air,WorkCell\n");

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var body = await BodyAsync(answer);
        body.GetProperty("code").GetString().ShouldBe("import.wrongRows");
        body.GetProperty("new").GetInt32().ShouldBe(1);
        var wrong = body.GetProperty("wrong").EnumerateArray().ShouldHaveSingleItem();
        (wrong.GetProperty("line").GetInt32(), wrong.GetProperty("column").GetString(), wrong.GetProperty("value").GetString()).ShouldBe((3, "level", "WorkCell"));
        wrong.GetProperty("message").GetString()!.ShouldContain("may not lie below BER/UTIL");
        (await portal.ExportAsync("equipment")).ShouldNotContain("BER/UTIL");
    }

    [Theory]
    [InlineData("nonsense", "text/csv", Equipment, HttpStatusCode.NotFound, "import.unknownKind")]
    [InlineData("equipment", "application/json", "{}", HttpStatusCode.UnsupportedMediaType, "import.mediaType")]
    [InlineData("equipment", "text/csv; charset=iso-8859-1", Equipment, HttpStatusCode.UnsupportedMediaType, "import.mediaType")]
    [InlineData("equipment", "text/csv", "", HttpStatusCode.UnprocessableEntity, "import.empty")]
    [InlineData("equipment", "text/csv", "path,name\nA,B\n", HttpStatusCode.UnprocessableEntity, "import.missingColumn")]
    public async Task Import_FileThatCannotBeTaken_AnswersTheStatusAndTheCode(string kind, string mediaType, string csv, HttpStatusCode status, string code)
    {
        await using var portal = await PlantAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("admin");

        using var answer = await PostAsync(client, $"/api/v1/import/{kind}", csv, mediaType);

        answer.StatusCode.ShouldBe(status);
        (await BodyAsync(answer)).GetProperty("code").GetString().ShouldBe(code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Import_MoreThanTwentyMegabytes_Answers413(bool isLengthKnown)
    {
        await using var portal = await PlantAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("admin");
        var large = Encoding.UTF8.GetBytes("path,name,level\n" + new string('x', CsvTable.MaxBytes));
        using HttpContent content = isLengthKnown ? new ByteArrayContent(large) : new StreamContent(new UnknownLength(large));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("text/csv");

        using var answer = await client.PostAsync(new Uri("/api/v1/import/equipment", UriKind.Relative), content, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await BodyAsync(answer)).GetProperty("code").GetString().ShouldBe("import.tooLarge");
    }

    [Fact]
    public async Task Import_SameIdempotencyKeyTwice_DoesItsWorkOnce()
    {
        await using var portal = await PlantAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("admin");
        client.DefaultRequestHeaders.Add(IdempotencyKey.Header, Guid.NewGuid().ToString());
        using var first = await PostAsync(client, "/api/v1/import/equipment", Equipment);

        using var second = await PostAsync(client, "/api/v1/import/equipment", Equipment);

        (await BodyAsync(second)).GetProperty("new").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Import_KeyThatIsNoGuid_Answers400()
    {
        await using var portal = await PlantAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("admin");
        client.DefaultRequestHeaders.Add(IdempotencyKey.Header, "again");

        using var answer = await PostAsync(client, "/api/v1/import/equipment", Equipment);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await BodyAsync(answer)).GetProperty("code").GetString().ShouldBe("command.id");
    }

    [Fact]
    public async Task Import_Auditor_IsForbidden()
    {
        await using var portal = await PlantAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("auditor");

        using var answer = await PostAsync(client, "/api/v1/import/equipment", Equipment);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await BodyAsync(answer)).GetProperty("code").GetString().ShouldBe("rights.readOnly");
    }

    [Fact]
    public async Task Import_ObservedFlows_AreListedAfterwards()
    {
        await using var portal = await PlantAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("it.berlin");

        using var answer = await PostAsync(client, "/api/v1/import/observed-flows?site=BER", "source,destination,protocol,port,notes\n10.20.1.21,10.20.10.11,tcp,502,seen\n");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = await BodyAsync(answer);
        (body.GetProperty("new").GetInt32(), body.GetProperty("warnings")[0].GetProperty("column").GetString()).ShouldBe((1, "notes"));
        var list = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/observed-flows?site=BER&search=10.20.1", UriKind.Relative), TestContext.Current.CancellationToken);
        list.GetProperty("items")[0].GetProperty("port").GetInt32().ShouldBe(502);
    }

    [Theory]
    [InlineData("?site=BER", "text/csv", "source,destination,protocol\n10.20.1.21,10.20.10.999,tcp\n", HttpStatusCode.UnprocessableEntity, "import.wrongRows")]
    [InlineData("?site=BER", "text/csv", "nonsense", HttpStatusCode.UnprocessableEntity, "flows.missingColumn")]
    [InlineData("?site=BER", "text/calendar", "BEGIN:VCALENDAR", HttpStatusCode.UnsupportedMediaType, "import.mediaType")]
    [InlineData("?site=XXX", "text/csv", "source,destination,protocol\n10.20.1.21,10.20.10.9,tcp\n", HttpStatusCode.NotFound, "flows.unknownSite")]
    [InlineData("", "text/csv", "source,destination,protocol\n10.20.1.21,10.20.10.9,tcp\n", HttpStatusCode.NotFound, "flows.unknownSite")]
    public async Task Import_ObservedFlowsThatCannotBeTaken_AnswersTheStatusAndTheCode(string query, string mediaType, string csv, HttpStatusCode status, string code)
    {
        await using var portal = await PlantAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("it.berlin");

        using var answer = await PostAsync(client, $"/api/v1/import/observed-flows{query}", csv, mediaType);

        answer.StatusCode.ShouldBe(status);
        (await BodyAsync(answer)).GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task Export_OverTheApiAndByLink_GivesTheSameFile()
    {
        await using var portal = await PlantAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("auditor");

        var overApi = await client.GetByteArrayAsync(new Uri("/api/v1/export/devices", UriKind.Relative), TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.Remove(PortalApi.RequestHeader);
        using var byLink = await client.GetAsync(new Uri("/export/devices", UriKind.Relative), TestContext.Current.CancellationToken);

        byLink.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        byLink.Content.Headers.ContentDisposition!.FileName.ShouldBe("devices.csv");
        (await byLink.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(overApi);
        Encoding.UTF8.GetString(overApi).ShouldContain("BER,PLC-FILLER,");
    }

    private static async Task<TestPortal> PlantAsync()
    {
        var portal = await TestPortal.CreateAsync();
        await TestPlant.BuildAsync(portal);
        return portal;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, string csv, string mediaType = "text/csv")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(csv));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        return await client.PostAsync(new Uri(address, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    private static Task<JsonElement> BodyAsync(HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    /// <summary>A body sent in pieces, whose size nobody announces.</summary>
    private sealed class UnknownLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
