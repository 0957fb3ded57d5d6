using System.Net.Http.Headers;
using System.Text;
using ConvergencePortal.Tests.Changes;
using NodaTime.Text;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Api;

/// <summary>Each bad input is a clear 4xx with its code, and leaves nothing half done.</summary>
public sealed class ChangeApiBadInputTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly string Sunday = InstantPattern.ExtendedIso.Format(ChangeJourney.Sunday);

    public static TheoryData<string, int, string> Bodies => new()
    {
        { "", 400, "request.noObject" },
        { "null", 400, "request.noObject" },
        { "[]", 400, "request.notJson" },
        { "\"draft\"", 400, "request.notJson" },
        { "{\"title\"", 400, "request.notJson" },
        { "{\"title\":\"a\",\"title\":\"b\"}", 400, "request.field" },
        { "{\"title\":5}", 400, "request.field" },
        { "{\"title\":\"\\ud800\"}", 400, "request.field" },
        { ChangeJson.With("nature", "\"Teleport\""), 400, "request.field" },
        { ChangeJson.With("nature", "\"Network, Equipment\""), 400, "request.field" },
        { ChangeJson.With("nature", "1"), 400, "request.field" },
        { ChangeJson.With("type", "\"7\""), 400, "request.field" },
        { ChangeJson.With("work", "\"many\""), 400, "request.field" },
        { ChangeJson.With("work", "1.5"), 400, "request.field" },
        { ChangeJson.With("work", "99999999999"), 400, "request.field" },
        { ChangeJson.With("preStartupReviewRequired", "\"maybe\""), 400, "request.field" },
        { ChangeJson.With("plannedStart", "\"yesterday\""), 400, "request.field" },
        { ChangeJson.With("plannedStart", "\"2026-11-08\""), 400, "request.field" },
        { ChangeJson.With("plannedStart", "1762560000"), 400, "request.field" },
        { ChangeJson.With("plannedStart", "\"-9998-01-01T00:00:00+14:00\""), 400, "request.field" },
        { ChangeJson.With("plannedStart", "\"9999-12-31T23:59:59-14:00\""), 400, "request.field" },
        { ChangeJson.With("plannedStart", "\"1969-12-31T23:59:59Z\""), 422, "change.input" },
        { ChangeJson.With("temporaryUntil", "\"-0005-01-01\""), 400, "request.field" },
        { ChangeJson.With("temporaryUntil", "\"2026-02-30\""), 400, "request.field" },
        { ChangeJson.With("temporaryUntil", "\"0001-01-01\""), 422, "change.input" },
        { ChangeJson.With("items", "\"BER:PLC-FILLER\""), 400, "request.field" },
        { ChangeJson.With("items", "[5]"), 400, "request.field" },
        { ChangeJson.With("items", "[[]]"), 400, "request.field" },
        { ChangeJson.With("items", "[{\"code\":\"DRV-001\",\"kind\":\"Wire\"}]"), 400, "request.field" },
        { ChangeJson.With("items", "[null]"), 422, "item.code" },
        { ChangeJson.With("items", "[{}]"), 422, "item.code" },
        { ChangeJson.With("items", "[\"BER:NOWHERE\"]"), 422, "item.unknown" },
        { ChangeJson.With("items", "[\"'; DROP TABLE Changes; --\"]"), 422, "item.unknown" },
        { ChangeJson.With("items", "[{\"code\":\"BER:PLC-FILLER\",\"kind\":\"Zone\"}]"), 422, "item.unknown" },
        { ChangeJson.With("items", "[\"DRV-002\"]"), 422, "item.unmounted" },
        { ChangeJson.With("items", "[]"), 422, "change.site" },
        { ChangeJson.With("implementer", "\"nobody\""), 422, "person.unknown" },
        { ChangeJson.With("emergencyAuthorizer", "\"nobody\""), 422, "person.unknown" },
        { ChangeJson.With("requiredPeople", "[\"it.berlin\",\"nobody\"]"), 422, "person.unknown" },
        { ChangeJson.With("requiredPeople", "[null]"), 422, "person.unknown" },
        { ChangeJson.With("requiredPeople", "\"it.berlin\""), 400, "request.field" },
        { ChangeJson.With("requiredPeople", $"[{string.Join(',', Enumerable.Repeat("\"it.berlin\"", 21))}]"), 422, "change.input" },
        { ChangeJson.With("plannedRecords", "[{\"kind\":\"devices\",\"fields\":{\"site\":\"BER\",\"Site\":\"MUC\",\"code\":\"PLC-FILLER\"}}]"), 422, "plannedRecords.wrong" },
        { ChangeJson.With("plannedRecords", "[{\"kind\":\"devices\",\"fields\":{\" site\":\"BER\",\"site\":\"MUC\",\"code\":\"PLC-FILLER\"}}]"), 422, "plannedRecords.wrong" },
        { ChangeJson.With("title", "null"), 422, "change.input" },
        { ChangeJson.With("title", "\" \""), 422, "change.input" },
        { ChangeJson.With("purpose", "\"a\\u0000b\""), 422, "change.input" },
        { ChangeJson.With("work", "-1"), 422, "change.input" },
        { ChangeJson.With("work", "2147483647"), 422, "change.input" },
        { ChangeJson.With("plannedEnd", $"\"{Sunday}\""), 422, "change.endWithoutStart" },
        { ChangeJson.With("plannedStart", $"\"{Sunday}\"").Replace("}", ",\"plannedEnd\":\"2026-11-08T00:59:00Z\"}", StringComparison.Ordinal), 422, "change.endBeforeStart" },
        { ChangeJson.With("plannedStart", $"\"{Sunday}\"").Replace("}", ",\"plannedEnd\":\"2026-11-08T03:29:00Z\"}", StringComparison.Ordinal), 422, "change.endDiffers" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Post_ABodyThatCannotBeMeant_IsRefusedWithItsCodeAndMakesNoDraft(string body, int status, string code)
    {
        var before = await CountAsync();

        var answer = await api.PostAsync("ot.berlin", "changes", body);

        (answer.Status, answer.Code).ShouldBe((status, code), answer.Text);
        answer.Json.GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace();
        (await CountAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("nature", "\"Teleport\"", "\"nature\" cannot be read. Write one of Network, Equipment, Software, Data, Procedure.")]
    [InlineData("work", "\"many\"", "\"work\" cannot be read. Write a whole number.")]
    [InlineData("plannedStart", "\"soon\"", "\"plannedStart\" cannot be read. Write a time like 2026-11-28T22:00:00Z.")]
    public async Task Post_AFieldOfTheWrongKind_SaysWhatFits(string field, string value, string sentence)
    {
        var problem = (await api.PostAsync("ot.berlin", "changes", ChangeJson.With(field, value))).Json;

        problem.GetProperty("detail").GetString().ShouldBe(sentence);
        problem.GetProperty("field").GetString().ShouldBe(field);
    }

    [Fact]
    public async Task Post_AnIncompleteChangeForSubmission_NamesEachField()
    {
        var number = await api.DraftAsync("""{"title":"Patch","nature":"Software","items":["BER:PLC-FILLER"]}""");

        var answer = await api.PostAsync("ot.berlin", $"changes/{number}/submit");

        (answer.Status, answer.Code).ShouldBe((422, "change.incomplete"));
        answer.Json.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString())
            .ShouldBe(["purpose", "work", "implementationPlan", "backoutPlan", "softwareVerification"]);
    }

    [Fact]
    public async Task Post_ATimeWithAnOffset_IsTheSameInstant()
    {
        var number = await api.DraftAsync(ChangeJson.With("plannedStart", "\"2026-11-08T02:00:00+01:00\""));

        (await api.GetAsync("ot.berlin", $"changes/{number}")).Json.GetProperty("plannedStart").GetString().ShouldBe(Sunday);
    }

    [Fact]
    public async Task Post_EnumsInAnyCase_AreUnderstood()
    {
        var number = await api.DraftAsync(ChangeJson.With("nature", "\"eQUIPMENT\""));

        (await api.GetAsync("ot.berlin", $"changes/{number}")).Json.GetProperty("nature").GetString().ShouldBe("Equipment");
    }

    [Theory]
    [InlineData(1024 * 1024 + 1, 413, "request.tooLarge")]
    [InlineData(1_000_000, 422, "change.input")]
    public async Task Post_AVeryLargeText_IsRefused(int size, int status, string code)
    {
        var answer = await api.PostAsync("ot.berlin", "changes", $$"""{"title":"x","purpose":"{{new string('x', size)}}"}""");

        (answer.Status, answer.Code).ShouldBe((status, code));
    }

    [Fact]
    public async Task Post_ALargeBodyOfUnknownLength_IsCutOff()
    {
        using var content = new StreamContent(new EndlessStream(2 * 1024 * 1024));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        (await SendAsync("changes", content)).Status.ShouldBe(413);
    }

    [Fact]
    public async Task Post_BytesThatAreNoUtf8_IsRefused()
    {
        using var content = new ByteArrayContent([.. "{\"title\":\""u8, 0xFF, 0xFE, .. "\"}"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        var answer = await SendAsync("changes", content);

        (answer.Status, answer.Code).ShouldBe((400, "request.field"));
    }

    [Fact]
    public async Task Post_AnotherMediaType_IsRefusedWithACode()
    {
        using var content = new StringContent(ChangeJson.Simple, Encoding.UTF8, "text/plain");

        var answer = await SendAsync("changes", content);

        (answer.Status, answer.Code).ShouldBe((415, "request.mediaType"));
    }

    [Theory]
    [InlineData("seven")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task Post_AKeyThatIsNoGuid_IsRefused(string key)
    {
        var answer = await api.PostAsync("ot.berlin", "changes", ChangeJson.Simple, key);

        (answer.Status, answer.Code).ShouldBe((400, "command.id"));
    }

    [Theory]
    [InlineData("assess", "{}", 422, "request.missing")]
    [InlineData("assess", """{"function":"HR"}""", 400, "request.field")]
    [InlineData("decide", "", 400, "request.noObject")]
    [InlineData("decide", "{}", 422, "request.missing")]
    [InlineData("decide", """{"revision":1,"function":"IT"}""", 422, "request.missing")]
    [InlineData("decide", """{"revision":1,"verdict":"Approve"}""", 422, "request.missing")]
    [InlineData("decide", """{"revision":"one","function":"IT","verdict":"Approve"}""", 400, "request.field")]
    [InlineData("decide", """{"revision":1,"function":"IT","verdict":"Maybe"}""", 400, "request.field")]
    [InlineData("decide", """{"revision":1,"function":"IT","verdict":2}""", 400, "request.field")]
    [InlineData("decide", """{"revision":1,"function":"IT","verdict":"Approve","comment":"\u0007"}""", 422, "text.control")]
    [InlineData("schedule", "{}", 422, "request.missing")]
    [InlineData("schedule", """{"start":"Sunday"}""", 400, "request.field")]
    [InlineData("schedule", """{"start":"0005-01-01T00:00:00Z"}""", 422, "slot.year")]
    [InlineData("close", "{}", 422, "request.missing")]
    [InlineData("close", """{"outcome":"Splendid"}""", 400, "request.field")]
    [InlineData("close", """{"outcome":"Successful","productionMinutesLost":-5}""", 422, "change.minutesLost")]
    [InlineData("verify", "[]", 400, "request.notJson")]
    [InlineData("withdraw", "7", 400, "request.notJson")]
    [InlineData("cancel", """{"reason":5}""", 400, "request.field")]
    public async Task Post_AnActionThatCannotBeMeant_IsRefusedWithItsCode(string action, string body, int status, string code)
    {
        var number = await api.DraftAsync();

        var answer = await api.PostAsync("ot.berlin", $"changes/{number}/{action}", body);

        (answer.Status, answer.Code).ShouldBe((status, code), answer.Text);
    }

    [Theory]
    [InlineData("it.berlin", "IT", 2, "Approve", 409, "change.revision")]
    [InlineData("ot.berlin", "OT", 1, "Approve", 403, "seat.requester")]
    [InlineData("production.berlin", "IT", 1, "Approve", 403, "seat.notYourFunction")]
    [InlineData("production.berlin", "Production", 1, "Approve", 403, "seat.none")]
    [InlineData("it.berlin", "IT", 1, "Refuse", 422, "decision.comment")]
    [InlineData("auditor", "IT", 1, "Approve", 403, "rights.readOnly")]
    public async Task Decide_WithoutTheRight_IsRefusedWithItsCode(string person, string function, int revision, string verdict, int status, string code)
    {
        var number = await api.AuthorizingAsync();

        var answer = await api.PostAsync(person, $"changes/{number}/decide", $$"""{"revision":{{revision}},"function":"{{function}}","verdict":"{{verdict}}"}""");

        (answer.Status, answer.Code).ShouldBe((status, code));
        (await api.GetAsync("auditor", $"changes/{number}")).Json.GetProperty("signatures").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Decide_Twice_IsRefused()
    {
        var number = await api.AuthorizingAsync();
        await api.PostAsync("it.berlin", $"changes/{number}/decide", ChangeJson.Approve("IT"));

        var answer = await api.PostAsync("it.berlin", $"changes/{number}/decide", ChangeJson.Approve("IT"));

        (answer.Status, answer.Code).ShouldBe((409, "seat.taken"));
    }

    [Fact]
    public async Task Put_WithoutOrWithAnOldVersion_IsRefused()
    {
        var number = await api.DraftAsync();

        var without = await api.SendAsync("ot.berlin", HttpMethod.Put, $"changes/{number}", ChangeJson.Simple);
        var stale = await api.SendAsync("ot.berlin", HttpMethod.Put, $"changes/{number}", ChangeJson.With("version", "0"));

        (without.Status, without.Code).ShouldBe((422, "request.missing"));
        (stale.Status, stale.Code).ShouldBe((409, "save.stale"));
    }

    [Theory]
    [InlineData("submit", null)]
    [InlineData("start", null)]
    [InlineData("finish", null)]
    [InlineData("withdraw", null)]
    [InlineData("cancel", """{"reason":"x"}""")]
    [InlineData("rollback", """{"reason":"x"}""")]
    [InlineData("assess", """{"function":"IT","statement":"none"}""")]
    [InlineData("decide", """{"revision":1,"function":"IT","verdict":"Approve"}""")]
    [InlineData("schedule", """{"start":"2026-11-08T01:00:00Z"}""")]
    [InlineData("verify", """{"result":"x"}""")]
    [InlineData("close", """{"outcome":"Successful"}""")]
    public async Task Post_AnActionOnAnUnknownChange_IsNotFound(string action, string? body)
    {
        var answer = await api.PostAsync("ot.berlin", $"changes/CR-1999-0001/{action}", body);

        (answer.Status, answer.Code).ShouldBe((404, "change.unknown"));
    }

    [Theory]
    [InlineData("changes/CR-1999-0001", 404, "change.unknown")]
    [InlineData("changes/%01", 404, "change.unknown")]
    [InlineData("changes/%25%27%22%3B", 404, "change.unknown")]
    [InlineData("nothing-here", 404, "request.address")]
    [InlineData("changes?page=0", 422, "page.number")]
    [InlineData("changes?page=abc", 400, "request.unreadable")]
    [InlineData("changes?page=99999999999", 400, "request.unreadable")]
    [InlineData("changes?pageSize=0", 422, "page.size")]
    [InlineData("changes?pageSize=201", 422, "page.size")]
    [InlineData("changes?status=Lost", 422, "change.filter")]
    [InlineData("changes?status=3", 422, "change.filter")]
    [InlineData("changes?status=Draft,Lost", 422, "change.filter")]
    [InlineData("changes?type=Odd", 422, "change.filter")]
    [InlineData("changes?waitingFor=you", 422, "change.filter")]
    public async Task Get_WhatCannotBeMeant_IsRefusedWithItsCode(string address, int status, string code)
    {
        var answer = await api.GetAsync("it.berlin", address);

        (answer.Status, answer.Code).ShouldBe((status, code), answer.Text);
    }

    [Fact]
    public async Task Get_ASearchThatIsTooLong_IsRefused() => (await api.GetAsync("it.berlin", $"changes?search={new string('x', 201)}")).Code.ShouldBe("page.search");

    [Fact]
    public async Task Delete_AChange_IsNoMethodOfTheAddress() => (await api.SendAsync("admin", HttpMethod.Delete, "changes/CR-2026-0001")).Code.ShouldBe("request.method");

    private async Task<int> CountAsync() => (await api.GetAsync("auditor", "changes?pageSize=1")).Json.GetProperty("total").GetInt32();

    private async Task<ApiReply> SendAsync(string address, HttpContent content)
    {
        using var answer = await (await api.AsAsync("ot.berlin")).PostAsync(new Uri($"/api/v1/{address}", UriKind.Relative), content);
        return await ApiReply.ReadAsync(answer);
    }

    /// <summary>So many blanks, of which nobody knows how many come.</summary>
    private sealed class EndlessStream(int length) : Stream
    {
        private int _left = length;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = Math.Min(count, _left);
            buffer.AsSpan(offset, read).Fill((byte)' ');
            _left -= read;
            return read;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
