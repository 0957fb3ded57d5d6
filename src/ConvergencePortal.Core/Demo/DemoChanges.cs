using System.Globalization;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Core.Demo;

/// <summary>Plays the demo plant's changes, and what moved in the plant under them afterwards: asked, stated and signed by its people.</summary>
public sealed class DemoChanges(
    IDbContextFactory<PortalDb> factory, StoryClock clock, DemoPeople people, DraftChange draft, SubmitChange submit, AssessChange assess, DecideChange decide, ConfirmEmergency confirm, ScheduleReads slots,
    ScheduleChange schedule, StartChange start, FinishChange finish, VerifyChange verify, SaveRecord save)
{
    /// <summary>From one step of a change to the next.</summary>
    private static readonly Duration Thinking = Duration.FromMinutes(40);

    /// <summary>A slot is still to come when the story ends.</summary>
    private static readonly Duration Ahead = Duration.FromDays(2);

    public async Task LoadAsync(DemoChange demo, CancellationToken cancellationToken)
    {
        var requester = await people.FindAsync(demo.Requester, cancellationToken);
        var number = DemoPeople.Done(await draft.RunAsync(new(demo.ToDraft(clock.TodayUtc()), Step(demo.Title, "draft")), requester, cancellationToken)).Number;
        DemoPeople.Done(await submit.RunAsync(new(number, Step(demo.Title, "submit")), requester, cancellationToken));
        if (demo.Authorizer is { } authorizer)
            DemoPeople.Done(await confirm.RunAsync(new(number, null, Step(demo.Title, "let pass"), DemoPlant.Pin), await people.FindAsync(authorizer, cancellationToken), cancellationToken));
        if (demo.IsSigned) await SignAsync(number, demo, cancellationToken);
        if (demo.Slot is { } slot) await ScheduleAsync(number, demo, slot, requester, cancellationToken);
        if (demo.IsDone) await WorkAsync(number, demo, requester, cancellationToken);
        if (demo.IsTamperedWith) await TamperAsync(number, cancellationToken);
    }

    /// <summary>What became of the plant while changes were on their way.</summary>
    public async Task LoadAsync(DemoEdit edit, CancellationToken cancellationToken)
    {
        var fields = edit.Shortens is { } title ? edit.Fields.Append(new("moved", await ShortenedAsync(title, cancellationToken))).ToDictionary() : edit.Fields;
        var actor = await people.FindAsync(edit.Who, cancellationToken);
        var saved = DemoPeople.Done(await save.RunAsync(new(edit.Kind, fields, Step(string.Join(' ', edit.Fields.Values), "edit")), actor, cancellationToken));
        if (saved.Wrong is [var first, ..]) throw new InvalidOperationException($"Demo plant, {edit.Kind} {saved.Key}: {first.Message}");
    }

    /// <summary>For every function one of its people who did not ask: first all say what it means to them, then all sign.</summary>
    private async Task SignAsync(string number, DemoChange demo, CancellationToken cancellationToken)
    {
        var (signers, revision) = await SignersAsync(number, cancellationToken);
        foreach (var (function, actor) in signers)
        {
            clock.Pass(Thinking);
            DemoPeople.Done(await assess.RunAsync(new(number, function, demo.Statement ?? "none", Step($"{number} {function}", "state")), actor, cancellationToken));
        }
        foreach (var (function, actor) in signers)
        {
            clock.Pass(Thinking);
            DemoPeople.Done(await decide.RunAsync(new(number, revision, function, Verdict.Approve, null, Step($"{number} {function}", "sign"), DemoPlant.Pin), actor, cancellationToken));
        }
    }

    private async Task<(IReadOnlyList<(Function Function, Actor Actor)> Signers, int Revision)> SignersAsync(string number, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var change = await db.Changes.AsNoTracking().Include(c => c.Seats).SingleAsync(c => c.Number == number, cancellationToken);
        var signers = new List<(Function, Actor)>();
        var taken = new HashSet<int> { change.RequesterId };
        foreach (var seat in change.Seats.OrderBy(s => s.Function)) signers.Add((seat.Function, await people.TakeAsync(seat.Function, change.SiteId, taken, cancellationToken)));
        return (signers, change.Revision);
    }

    /// <summary>Into the first night of its kind that is still to come when the story ends, and free.</summary>
    private async Task ScheduleAsync(string number, DemoChange demo, DemoSlot slot, Actor requester, CancellationToken cancellationToken)
    {
        var zone = await ZoneAsync(number, cancellationToken);
        for (var day = (clock.End + Ahead).InZone(zone).Date.Next(slot.Day); ; day = day.PlusWeeks(1))
        {
            var at = day.At(slot.Time).InZoneLeniently(zone).ToInstant();
            var question = new ScheduleInput(demo.Items, number, ChangeType.Normal, at, 0, demo.Minutes, 0, demo.Minutes / 2, [demo.Requester]);
            if (DemoPeople.Done(await slots.CheckAsync(question, cancellationToken)).Verdicts.Any(v => v.Policy == ConflictPolicy.Block)) continue;

            DemoPeople.Done(await schedule.RunAsync(new(number, at, Step(demo.Title, "schedule")), requester, cancellationToken));
            return;
        }
    }

    private async Task<DateTimeZone> ZoneAsync(string number, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var zone = await db.Changes.Where(c => c.Number == number).Join(db.Equipment, c => c.SiteId, site => site.Id, (c, site) => site.TimeZone).SingleAsync(cancellationToken);
        return DateTimeZoneProviders.Tzdb[zone!];
    }

    private async Task WorkAsync(string number, DemoChange demo, Actor requester, CancellationToken cancellationToken)
    {
        DemoPeople.Done(await start.RunAsync(new(number, Step(demo.Title, "start")), requester, cancellationToken));
        clock.Pass(Duration.FromMinutes(demo.Minutes));
        DemoPeople.Done(await finish.RunAsync(new(number, Step(demo.Title, "finish")), requester, cancellationToken));
        DemoPeople.Done(await verify.RunAsync(new(number, "Runs as before.", true, true, Step(demo.Title, "verify")), requester, cancellationToken));
    }

    /// <summary>Past the portal, as somebody could who has the password of the database: what was signed is no longer what stands there, and the portal says so.</summary>
    private async Task TamperAsync(string number, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await db.Changes.Where(c => c.Number == number).ExecuteUpdateAsync(set => set.SetProperty(c => c.Content.SoftwareVerification, (string?)null), cancellationToken);
    }

    /// <summary>The night in which a scheduled change begins ends when its work does, so that there is no time left to undo it.</summary>
    private async Task<string> ShortenedAsync(string title, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var change = await db.Changes.AsNoTracking().SingleAsync(c => c.Content.Title == title, cancellationToken);
        var begin = change.Content.PlannedStart!.Value.InZone(await ZoneAsync(change.Number, cancellationToken)).LocalDateTime;
        return string.Create(CultureInfo.InvariantCulture, $"{begin:uuuu-MM-ddTHH:mm}>{begin:uuuu-MM-ddTHH:mm}/{change.Content.WorkMinutes}");
    }

    private static Command Step(string record, string step) => DemoPeople.Step("demo change", record, step);
}

/// <summary>A change as governance.json tells it.</summary>
/// <param name="DaysAgo">When it was asked for.</param>
/// <param name="Authorizer">Who let an emergency pass; null for a normal change.</param>
/// <param name="Days">How many days it may stay in the plant; null for good.</param>
/// <param name="Statement">What each function says it means to it.</param>
/// <param name="IsSigned">Whether everybody who was asked has signed.</param>
/// <param name="Slot">In which night it is done; null while it has none.</param>
/// <param name="IsDone">Whether the work was done at once.</param>
/// <param name="IsTamperedWith">Whether somebody altered it in the database after the signatures.</param>
public sealed record DemoChange(int DaysAgo, string Requester, string Title, ChangeNature Nature, string Purpose, string Plan, string? Backout, int Minutes, IReadOnlyList<string> Items, string? Authorizer, string? Reason, int? Days,
    string? Verification, string? Statement, bool IsSigned, DemoSlot? Slot, bool IsDone, bool IsTamperedWith)
{
    internal ChangeDraft ToDraft(LocalDate today) => new()
    {
        Content = new ChangeContent
        {
            Title = Title, Type = Authorizer is null ? ChangeType.Normal : ChangeType.Emergency, Nature = Nature, Purpose = Purpose, ImplementationPlan = Plan, BackoutPlan = Backout, WorkMinutes = Minutes,
            RollbackMinutes = Minutes / 2, EmergencyReason = Reason, Permanence = Days is null ? Permanence.Permanent : Permanence.Temporary, TemporaryUntil = Days is { } days ? today.PlusDays(days) : null,
            SoftwareVerification = Verification,
        },
        Items = [.. Items.Select(code => new ItemInput(code))],
        EmergencyAuthorizer = Authorizer,
    };
}

/// <summary>When a change is done, on the clock of its site.</summary>
/// <param name="At">As in "01:00".</param>
public sealed record DemoSlot(IsoDayOfWeek Day, string At)
{
    internal LocalTime Time => LocalTimePattern.GeneralIso.Parse($"{At}:00").Value;
}

/// <summary>A record that somebody edited in a form, by column name.</summary>
/// <param name="Shortens">Title of a scheduled change: the window that is edited and begins with it ends that day when the work does.</param>
public sealed record DemoEdit(int DaysAgo, string Who, string Kind, string? Shortens, IReadOnlyDictionary<string, string?> Fields);
