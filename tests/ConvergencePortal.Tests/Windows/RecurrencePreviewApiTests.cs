using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Api;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

/// <summary>What an integration learns of a rule without keeping it as a window.</summary>
public sealed class RecurrencePreviewApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Sundays = """{"start":"2026-01-04T02:00","minutes":240,"rule":"FREQ=WEEKLY","zone":"Europe/Berlin"}""";

    [Fact]
    public async Task Post_WeeklySunday_CrossesBothClockChangesAsTheWorkedExampleSays()
    {
        var spring = await AskAsync(With(("from", "2026-03-28"), ("to", "2026-03-30")));
        var autumn = await AskAsync(With(("from", "2026-10-24T12:00:00Z"), ("to", "2026-10-26T00:00:00Z")));

        Stretches(spring).ShouldBe(["2026-03-29T01:00:00Z/2026-03-29T05:00:00Z"]);
        Stretches(autumn).ShouldBe(["2026-10-25T00:00:00Z/2026-10-25T04:00:00Z"]);
        spring.GetProperty("words").GetString().ShouldBe("every Sunday, 02:00 to 06:00, Europe/Berlin");
        (spring.GetProperty("cut").GetBoolean(), spring.GetProperty("warnings").GetArrayLength()).ShouldBe((false, 0));
    }

    [Fact]
    public async Task Post_WithExceptionsAndExtras_TakesOutAndAdds()
    {
        var answer = await AskAsync("""
            {"start":"2026-11-02T22:00:00","minutes":60,"rule":"FREQ=MONTHLY;BYDAY=1MO","exdates":["2026-12-07T22:00"],"rdates":["2026-12-24T10:00"],"zone":"Europe/Berlin","to":"2027-02-01"}
            """);

        Stretches(answer).Select(stretch => stretch[..10]).ShouldBe(["2026-11-02", "2026-12-24", "2027-01-04"]);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("absent")]
    public async Task Post_WithoutARule_IsAOneOff(string rule)
    {
        var body = JsonNode.Parse(Sundays)!.AsObject();
        if (rule == "null") body["rule"] = null;
        else body.Remove("rule");

        Stretches(await AskAsync(body.ToJsonString())).ShouldBe(["2026-01-04T01:00:00Z/2026-01-04T05:00:00Z"]);
    }

    [Fact]
    public async Task Post_WithoutFromAndTo_AnswersAYearFromTheStart() => Stretches(await AskAsync(Sundays)).Count().ShouldBe(53);

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-06-01")]
    public async Task Post_YearsInWhichNothingHappens_AreEmpty(string from) => Stretches(await AskAsync(With(("from", from), ("rule", "FREQ=WEEKLY;UNTIL=20300101")))).ShouldBeEmpty();

    [Fact]
    public async Task Post_ExceptionsThatEmptyIt_AreAnsweredWithAWarning()
    {
        var answer = await AskAsync(With(("rule", null), ("exdates", new JsonArray("2026-01-04T02:00"))));

        answer.GetProperty("occurrences").GetArrayLength().ShouldBe(0);
        answer.GetProperty("warnings")[0].GetString()!.ShouldContain("never happens");
    }

    [Fact]
    public async Task Post_MoreThanTenThousand_AreCutThereAndSaidSo()
    {
        var extras = new JsonArray([.. Enumerable.Range(0, 10_000).Select(minute => (JsonNode)new LocalDateTime(2026, 2, 1, 0, 0).PlusMinutes(minute).ToString("uuuu-MM-dd'T'HH:mm", null))]);

        var answer = await AskAsync(With(("rule", "FREQ=DAILY"), ("rdates", extras)));

        answer.GetProperty("occurrences").GetArrayLength().ShouldBe(10_000);
        answer.GetProperty("cut").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("rule", "\"FREQ=DAILY;INTERVAL=0\"", "recurrence.badValue", "rule", "INTERVAL=0")]
    [InlineData("rule", "\"FREQ=MONTHLY;BYDAY=6MO\"", "recurrence.badValue", "rule", "BYDAY=6MO")]
    [InlineData("rule", "\"FREQ=DAILY;COUNT=2;UNTIL=20270101\"", "recurrence.countWithUntil", "rule", "COUNT and UNTIL")]
    [InlineData("rule", "\"FREQ=DAILY;UNTIL=20251231\"", "window.endsBeforeStart", "rule", "UNTIL=20251231")]
    [InlineData("rule", "\"FREQ=DAILY;BYHOUR=3\"", "recurrence.unsupportedPart", "rule", "BYHOUR")]
    [InlineData("rule", "\"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\"", "recurrence.neverOccurs", "rule", "never occurs")]
    [InlineData("rule", "\"freq=daily\"", "recurrence.lowerCase", "rule", "capitals")]
    [InlineData("rule", "\"\"", "recurrence.empty", "rule", "empty")]
    [InlineData("rule", "\"FREQ=WEEKLY;BYDAY=MO\"", "window.startNotInRule", "start", "Mon 5 Jan 2026 02:00")]
    [InlineData("zone", "\"Europe/Atlantis\"", "window.unknownZone", "zone", "Europe/Atlantis")]
    [InlineData("zone", "null", "window.zoneMissing", "zone", "Name the zone")]
    [InlineData("start", "\"0001-01-01T00:00\"", "window.startOutOfRange", "start", "1970")]
    [InlineData("start", "\"1969-12-31T23:59\"", "window.startOutOfRange", "start", "1970")]
    [InlineData("start", "\"2200-01-01T00:00\"", "window.startOutOfRange", "start", "2199")]
    [InlineData("start", "\"9999-12-31T23:59:59\"", "window.startOutOfRange", "start", "2199")]
    [InlineData("start", "\"2026-01-04T02:00:00Z\"", "window.start", "start", "2026-11-02T22:00")]
    [InlineData("start", "\"tomorrow\"", "window.start", "start", "2026-11-02T22:00")]
    [InlineData("start", "null", "window.start", "start", "2026-11-02T22:00")]
    [InlineData("minutes", "0", "window.durationNotPositive", "minutes", "one minute")]
    [InlineData("minutes", "-5", "window.durationNotPositive", "minutes", "one minute")]
    [InlineData("minutes", "576001", "window.durationTooLong", "minutes", "400 days")]
    [InlineData("minutes", "null", "window.minutesMissing", "minutes", "length")]
    [InlineData("exdates", "[\"2026-02-30T02:00\"]", "window.badDates", "exdates", "2026-02-30T02:00")]
    [InlineData("exdates", "[null]", "window.badDates", "exdates", "null")]
    [InlineData("rdates", "[\"soon\"]", "window.badDates", "rdates", "soon")]
    [InlineData("rdates", "[\"1969-01-01T02:00\"]", "window.startOutOfRange", "rdates", "1969")]
    [InlineData("from", "\"yesterday\"", "occurrences.notATime", "from", "from")]
    [InlineData("to", "\"9999-12-31T23:59:59-14:00\"", "occurrences.notATime", "to", "to")]
    [InlineData("to", "\"2026-01-01\"", "occurrences.endsBeforeStart", "to", "before")]
    [InlineData("to", "\"2027-03-01\"", "occurrences.tooLong", "to", "400 days")]
    [InlineData("to", "\"9999-12-31\"", "occurrences.tooLong", "to", "400 days")]
    public async Task Post_WhatCannotBeMeant_IsRefusedNamingThePart(string field, string value, string code, string part, string says)
    {
        var body = JsonNode.Parse(Sundays)!.AsObject();
        body[field] = JsonNode.Parse(value);

        var answer = await api.PostAsync("it.berlin", "recurrence/preview", body.ToJsonString());

        answer.Status.ShouldBe(422, answer.Text);
        (answer.Code, answer.Json.GetProperty("field").GetString()).ShouldBe((code, part));
        answer.Json.GetProperty("detail").GetString()!.ShouldContain(says);
    }

    [Theory]
    [InlineData("rdates", 10_001, 422, "window.tooManyDates")]
    [InlineData("exdates", 40_000, 422, "window.tooManyDates")]
    [InlineData("rdates", 1_000_000, 413, "request.tooLarge")]
    public async Task Post_TooManyDates_IsRefusedAtOnce(string field, int count, int status, string code)
    {
        var dates = string.Join(',', Enumerable.Repeat("\"2026-02-01T00:00\"", count));
        var began = Stopwatch.GetTimestamp();

        var answer = await api.PostAsync("it.berlin", "recurrence/preview", Sundays[..^1] + $",\"{field}\":[{dates}]}}");

        (answer.Status, answer.Code).ShouldBe((status, code));
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData("")]
    [InlineData("rule=FREQ=DAILY")]
    [InlineData("{\"start\":")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"start\":5}")]
    [InlineData("{\"minutes\":\"long\"}")]
    [InlineData("{\"rdates\":\"2026-02-01T00:00\"}")]
    public async Task Post_WhatIsNotJsonOfThatForm_IsABadRequest(string body) => (await api.PostAsync("it.berlin", "recurrence/preview", body)).Status.ShouldBe(400);

    [Fact]
    public async Task Post_WithAKey_IsAnsweredSinceNothingIsWritten()
    {
        await api.Portal.AddPersonAsync("mes", PersonKind.Service);
        var made = await api.PostAsync("admin", "api-keys", """{"person":"mes","name":"Preview","scopes":["recurrence:read"]}""");
        using var client = api.Host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add(ApiKeyHandler.Header, made.Json.GetProperty("key").GetString());
        using var body = new StringContent(Sundays, Encoding.UTF8, "application/json");

        using var answer = await client.PostAsync(new Uri("/api/v1/recurrence/preview", UriKind.Relative), body, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static string With(params (string Field, JsonNode? Value)[] changes)
    {
        var body = JsonNode.Parse(Sundays)!.AsObject();
        foreach (var (field, value) in changes) body[field] = value;
        return body.ToJsonString();
    }

    private async Task<JsonElement> AskAsync(string body)
    {
        var answer = await api.PostAsync("it.berlin", "recurrence/preview", body);
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Json;
    }

    private static IEnumerable<string> Stretches(JsonElement answer) => answer.GetProperty("occurrences").EnumerateArray().Select(o => $"{o.GetProperty("start")}/{o.GetProperty("end")}");
}
