using System.Text.Json;
using Bunit;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Api;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Changes;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

/// <summary>
/// Every transition of a change on the page and through the API, step by step side by side: after each the two changes stand alike, with the same seats, the same signatures, and the
/// same lines in the ledger in the same order. What is forbidden is so on both, with the same code.
/// </summary>
public sealed class TransitionPathTests : ComponentTest
{
    private const string Number = "CR-2026-0001";

    private static readonly Step Submit = new("submit", "ot.berlin", t => t.SubmitPageAsync());
    private static readonly Step[] Asked = [Submit, Assess("it.berlin", Function.IT), Assess("ot2.berlin", Function.OT), Assess("maintenance.berlin", Function.Maintenance)];
    private static readonly Step[] Agreed = [.. Asked, Decide("it.berlin", Function.IT), Decide("ot2.berlin", Function.OT), Decide("maintenance.berlin", Function.Maintenance)];
    private static readonly Step Finish = Press<WorkPanel>("finish", "ot.berlin", "The work is finished");
    private static readonly Step[] Begun = [.. Agreed, Schedule("ot.berlin"), new("", "", t => t.WaitForSlotAsync()), Start("ot.berlin")];

    private static readonly Dictionary<string, Step[]> Histories = new()
    {
        ["carried out"] =
        [
            Submit with { Who = "it.berlin", Code = "change.notRequester", Page = t => t.SubmitPastPageAsync("it.berlin") }, Submit,
            Assess("production.berlin", Function.Production, "seat.none"), Assess("quality.berlin", Function.IT, "seat.notYourFunction"), .. Asked[1..],
            Decide("ot.berlin", Function.OT, "seat.requester"), Decide("auditor", Function.IT, "rights.readOnly"), Decide("quality.berlin", Function.IT, "seat.notYourFunction"),
            Decide("production.berlin", Function.Production, "seat.none"), .. Agreed[4..],
            Schedule("it.berlin", "change.notScheduler"), Schedule("ot.berlin"), new("", "", t => t.WaitForSlotAsync()),
            Start("it.berlin", "change.notImplementer"), Start("ot.berlin"), Finish,
            Verify("quality.berlin", "change.notInvolved"), Verify("ot.berlin"), Close("it.berlin", "change.notRequester"), Close("ot.berlin"),
        ],
        ["handed back, then given up"] =
        [
            .. Agreed[..5], Decide("ot2.berlin", Function.OT, verdict: Verdict.RequestChanges), new("edit", "ot.berlin", t => t.EditPageAsync()), Submit,
            Leave("withdraw", "it.berlin", "Withdraw", "change.notRequester"), Leave("withdraw", "ot.berlin", "Withdraw"), Leave("cancel", "it.berlin", "Cancel the change", "change.notRequester"),
            Leave("cancel", "ot.berlin", "Cancel the change"),
        ],
        ["refused"] = [.. Asked, Decide("it.berlin", Function.IT, verdict: Verdict.Refuse)],
        ["edited while it is signed"] = [.. Agreed[..5], new("edit", "ot.berlin", t => t.EditPageAsync())],
        ["rolled back"] = [.. Begun, Leave("rollback", "it.berlin", "rolled back", "change.notImplementer"), Leave("rollback", "ot.berlin", "rolled back")],
        ["emergency"] =
        [
            Submit, Start("ot.berlin"), Finish, Verify("ot.berlin"), Confirm("quality.berlin", "emergency.notAuthorizer"), Confirm("production.berlin"), .. Agreed[4..], Close("ot.berlin"),
        ],
    };

    private Func<int>? _refusals;

    public static TheoryData<string> Names => [.. Histories.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task History_OnThePageAndThroughTheApi_IsTheSameStepByStep(string name)
    {
        await using var api = new ApiFixture();
        await api.InitializeAsync();
        await new ChangeJourney(Portal).DraftAsync(name == "emergency" ? ChangeJourney.Emergency : null);
        (await api.DraftAsync(name == "emergency" ? EmergencyJson : null)).ShouldBe(Number);
        (await TraceAsync(Portal)).ShouldBe(await TraceAsync(api.Portal));

        foreach (var (step, place) in Histories[name].Select((step, before) => (step, $"Step {before + 1}: {step.Who} {step.Verb}")))
        {
            _refusals = null;
            await step.Page(this);
            if (step.Verb.Length == 0) api.Portal.Clock.Set(Portal.Clock.GetCurrentInstant());
            else (await CallAsync(api, step)).ShouldBe(step.Code, place);
            if (step.Code is not null && _refusals is { } count) count().ShouldBe(1, place);

            var (page, called) = (await TraceAsync(Portal), await TraceAsync(api.Portal));
            page.ShouldBe(called, place);
            if (step.Code is { } code) page[^1].ShouldContain($"Refused {code}", customMessage: place);
        }
    }

    [Fact]
    public async Task Histories_HaveEveryActionOfTheApi()
    {
        await using var api = new ApiFixture();
        await api.InitializeAsync();
        var actions = ApiEndpoints.Of(api.Host).Where(e => e.Method == HttpMethod.Post && e.Address.StartsWith("/api/v1/changes/1/", StringComparison.Ordinal)).Select(e => e.Address.Split('/')[^1]);

        Histories.Values.SelectMany(steps => steps).Select(step => step.Verb).Distinct().Except(["edit", ""]).Order().ShouldBe(actions.Distinct().Order());
    }

    private static string EmergencyJson => JsonSerializer.Serialize(JsonSerializer.Deserialize<Dictionary<string, object>>(ChangeJson.Simple)!
        .Concat(new Dictionary<string, object> { ["type"] = "Emergency", ["emergencyReason"] = "The filler stands still", ["emergencyAuthorizer"] = "production.berlin" }).ToDictionary());

    private static Step Assess(string who, Function function, string? code = null) =>
        new("assess", who, t => t.PressAsync<AssessPanel>(who, "No impact", p => p.Add(x => x.Functions, [function])), new { function = function.ToString(), statement = "none" }, code);

    private static Step Decide(string who, Function function, string? code = null, Verdict verdict = Verdict.Approve) => new("decide", who, t => t.PressAsync<ApprovalPanel>(who, verdict switch
    {
        Verdict.Approve => "Approve",
        Verdict.RequestChanges => "Ask for changes",
        Verdict.Refuse => "Refuse",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    }, p => p.Add(x => x.Functions, [function]), ("#decision-comment", "Looked at"), ("input[type=password]", TestPlant.Pin)),
        new { revision = 1, function = function.ToString(), verdict = verdict.ToString(), comment = "Looked at", pin = TestPlant.Pin }, code);

    private static Step Schedule(string who, string? code = null) => new("schedule", who,
        t => t.PressAsync<SchedulePanel>(who, "Take this slot", p => p.Add(x => x.IsPossible, true), ("#slot-start", "2026-11-08T02:00")), new { start = "2026-11-08T01:00:00Z" }, code);

    private static Step Start(string who, string? code = null) => Press<WorkPanel>("start", who, "Start the work", code);

    private static Step Verify(string who, string? code = null) => Press<VerifyPanel>("verify", who, "It works", code, new { result = "Runs" }, ("#verify-result", "Runs"));

    private static Step Close(string who, string? code = null) => Press<ClosePanel>("close", who, "Close it", code, new { outcome = "Successful" });

    private static Step Confirm(string who, string? code = null) =>
        new("confirm-emergency", who, t => t.PressAsync<ConfirmEmergencyPanel>(who, "Sign the authorization", null, "production.berlin", ("input[type=password]", TestPlant.Pin)), new { pin = TestPlant.Pin }, code);

    private static Step Leave(string verb, string who, string words, string? code = null) => Press<LeavePanel>(verb, who, words, code, new { reason = "It leaks" }, ("#leave-reason", "It leaks"));

    private static Step Press<TPanel>(string verb, string who, string words, string? code = null, object? body = null, params (string Field, string Value)[] typed) where TPanel : ActionPanel =>
        new(verb, who, t => t.PressAsync<TPanel>(who, words, null, typed), body, code);

    private Task PressAsync<TPanel>(string who, string words, Action<ComponentParameterCollectionBuilder<TPanel>>? more, params (string Field, string Value)[] typed) where TPanel : ActionPanel =>
        PressAsync(who, words, more, "ot.berlin", typed);

    /// <param name="reader">Whose page it is: a panel that was there for somebody else refuses who may not, whatever it shows.</param>
    private async Task PressAsync<TPanel>(string who, string words, Action<ComponentParameterCollectionBuilder<TPanel>>? more, string reader, params (string Field, string Value)[] typed)
        where TPanel : ActionPanel
    {
        var detail = (await Portal.Get<ChangeDetailReads>().FindAsync(Number, await Portal.ActorAsync(reader), Token)).ShouldNotBeNull();
        var panel = await RenderAsync<TPanel>(who, p =>
        {
            p.Add(x => x.Change, detail);
            more?.Invoke(p);
        });
        foreach (var (field, value) in typed)
        {
            if (field == "#slot-start") await panel.Find(field).ChangeAsync(new ChangeEventArgs { Value = value });
            else await panel.Find(field).InputAsync(new ChangeEventArgs { Value = value });
        }
        await panel.FindAll("button").Single(button => button.TextContent.Contains(words, StringComparison.Ordinal)).ClickAsync();
        _refusals = () => panel.FindAll(".refusal").Count;
    }

    private async Task SubmitPageAsync() => await (await EditorAsync(EditorStep.Check)).Find("button.button-main").ClickAsync();

    /// <summary>The page shows others no form; the use case behind its button is all that is left to try.</summary>
    private async Task SubmitPastPageAsync(string who) => await Portal.Get<SubmitChange>().RunAsync(new(Number, Command.New()), await Portal.ActorAsync(who), Token);

    private async Task EditPageAsync()
    {
        var page = await EditorAsync(EditorStep.How);
        await page.Find("#backoutPlan").InputAsync(new ChangeEventArgs { Value = "Swap the whole PLC" });
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/changes/{Number}/edit?step={(int)EditorStep.Check}");
        // Handed back, it saves itself when its reader goes on; under signature only when asked, and with the reason.
        if (page.FindAll("#edit-reason").Count == 0) return;

        await page.Find("#edit-reason").InputAsync(new ChangeEventArgs { Value = "The old one is gone" });
        page.WaitForElement("button.button-main", Patience);
        await page.Find("button.button-main").ClickAsync();
    }

    private async Task<IRenderedComponent<ChangeEditorPage>> EditorAsync(EditorStep step)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/changes/{Number}/edit?step={(int)step}");
        var page = await RenderAsync<ChangeEditorPage>("ot.berlin", p => p.Add(x => x.Number, Number).Add(x => x.Pause, TimeSpan.FromHours(1)));
        page.WaitForElement(".editor-foot", Patience);
        return page;
    }

    private Task WaitForSlotAsync()
    {
        Portal.Clock.Set(ChangeJourney.Sunday);
        return Task.CompletedTask;
    }

    /// <returns>Code of the refusal; null when it was done.</returns>
    private static async Task<string?> CallAsync(ApiFixture api, Step step)
    {
        var reply = step.Verb == "edit" ? await EditAsync(api, step.Who) : await api.PostAsync(step.Who, $"changes/{Number}/{step.Verb}", step.Body is null ? null : JsonSerializer.Serialize(step.Body));
        if (step.Code is null) reply.Status.ShouldBe(200, $"{step.Verb}: {reply.Text}");
        return reply.Code;
    }

    private static async Task<ApiReply> EditAsync(ApiFixture api, string who)
    {
        await using var db = api.Portal.Db();
        var (version, status) = await db.Changes.Select(c => ValueTuple.Create(c.Version, c.Status)).SingleAsync();
        var body = JsonSerializer.Deserialize<Dictionary<string, object>>(ChangeJson.Simple)!;
        (body["backoutPlan"], body["version"]) = ("Swap the whole PLC", version);
        if (status == ChangeStatus.Authorizing) body["reason"] = "The old one is gone";
        return await api.SendAsync(who, HttpMethod.Put, $"changes/{Number}", JsonSerializer.Serialize(body));
    }

    /// <summary>Where the change stands, its seats, statements and signatures, and its lines in the ledger in their order.</summary>
    private static async Task<IReadOnlyList<string>> TraceAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        var change = await db.Changes.AsNoTracking().Include(c => c.Seats).Include(c => c.Statements).Include(c => c.Signatures).AsSplitQuery().SingleAsync();
        var lines = await db.Ledger.AsNoTracking().Where(e => e.RecordType == RecordTypes.Change && e.Number == Number).OrderBy(e => e.Id).ToListAsync();
        return
        [
            $"{change.Status}, revision {change.Revision}, version {change.Version}, slot {change.Content.PlannedStart}, {change.Outcome}",
            .. change.Seats.OrderBy(s => s.Function).Select(s => $"seat {s.Function} {(s.IsOpen ? "open" : "decided")} {s.Reasons}"),
            .. change.Statements.OrderBy(s => s.Function).Select(s => $"statement {s.Function} {s.PersonName}: {s.Text}"),
            .. change.Signatures.OrderBy(s => s.Id).Select(s => $"signature {s.Function} {s.PersonName} {s.Verdict} {s.Meaning} on {s.Revision} {s.ContentHash} {s.VoidedBecause}"),
            .. lines.Select(e => $"{e.ActorName}: {e.Event} {e.Reason} {e.Text}"),
        ];
    }

    /// <param name="Verb">Of the API; empty when only time passes.</param>
    /// <param name="Code">Of the refusal that is expected.</param>
    private sealed record Step(string Verb, string Who, Func<TransitionPathTests, Task> Page, object? Body = null, string? Code = null);
}
