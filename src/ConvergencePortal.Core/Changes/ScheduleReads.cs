using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Answers "what is wrong with this slot?" and "when can we do this?", for pages and programs. Nothing is written.</summary>
public sealed class ScheduleReads(IDbContextFactory<PortalDb> factory, Schedules schedules, IClock clock)
{
    private static readonly ScheduleInputValidator Shape = new();

    public async Task<Result<SlotReport>> CheckAsync(ScheduleInput input, CancellationToken cancellationToken)
    {
        if (Shape.Refuse(input) is { } wrong) return wrong;
        if (input.Start is null) return ScheduleErrors.StartRequired;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var asked = await ResolveAsync(db, input, input.Start.Value, cancellationToken);
        return asked.Error is { } unknown ? unknown : SlotRules.Check(asked.Value.Schedule, asked.Value.Question);
    }

    public async Task<Result<PlacedSearch>> FindSlotsAsync(ScheduleInput input, CancellationToken cancellationToken)
    {
        if (Shape.Refuse(input) is { } wrong) return wrong;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var earliest = Instant.Max(input.Start ?? clock.GetCurrentInstant(), clock.GetCurrentInstant());
        var asked = await ResolveAsync(db, input, earliest, cancellationToken);
        if (asked.Error is { } unknown) return unknown;

        var found = SlotFinder.Find(asked.Value.Schedule, new SlotSearchQuestion(asked.Value.Question, input.Requested, input.HorizonDays, input.Limit));
        return new PlacedSearch(found, asked.Value.Schedule.Site.TimeZone.Id);
    }

    /// <summary>From where a change could start within a stretch of time, for a calendar on which it is dragged. Null when there is no such change.</summary>
    public async Task<ChangeStarts?> FindStartsAsync(string number, Instant from, Instant to, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var change = await db.Changes.AsNoTracking().Include(c => c.Items).SingleOrDefaultAsync(c => c.Number == number, cancellationToken);
        if (change is null || change.Content.SpanMinutes == 0) return null;

        var now = clock.GetCurrentInstant();
        var schedule = await schedules.FindAsync(db, change.SiteId, cancellationToken);
        return schedule is null ? null : ChangeStarts.Of(schedule, ChangeFacts.Ask(change, from, now), Instant.Max(from, now), to);
    }

    private async Task<Result<(SiteSchedule Schedule, SlotQuestion Question)>> ResolveAsync(PortalDb db, ScheduleInput input, Instant start, CancellationToken cancellationToken)
    {
        var items = new Dictionary<(ItemKind, int), ChangedItem>();
        int? siteId = null;
        foreach (var code in input.Assets.Select(a => a.Trim()).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var found = await db.FindItemAsync(code, "assets", cancellationToken);
            if (found.Error is { } unknown) return unknown;
            if (found.Value.SiteId is not { } site) return ScheduleErrors.Unmounted(found.Value.Label);
            if (siteId is { } known && known != site) return ScheduleErrors.SeveralSites;
            siteId = site;
            items.TryAdd((found.Value.Kind, found.Value.Id), new ChangedItem(found.Value.Kind, found.Value.Id, found.Value.Label));
        }

        var people = await PersonIdsAsync(db, input.People, cancellationToken);
        if (people.Error is { } nobody) return nobody;
        var number = SearchText.OrNull(input.Change);
        if (number is not null && !await db.Changes.AnyAsync(c => c.Number == number, cancellationToken)) return ScheduleErrors.UnknownChange(number);

        var schedule = await schedules.FindAsync(db, siteId!.Value, cancellationToken) ?? throw new InvalidOperationException($"There is no site {siteId}.");
        return (schedule, new SlotQuestion([.. items.Values], start, input.Preparation, input.Work, input.Test, input.Rollback, input.Type == ChangeType.Emergency, clock.GetCurrentInstant())
        {
            PersonIds = people.Value,
            ChangeNumber = number,
        });
    }

    private static async Task<Result<IReadOnlyList<int>>> PersonIdsAsync(PortalDb db, IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        var asked = codes.Select(c => c.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var found = await db.People.AsNoTracking().Where(p => asked.Contains(p.Code) && p.IsActive && p.Kind == PersonKind.Person).Select(p => new { p.Id, p.Code }).ToListAsync(cancellationToken);
        var missing = asked.FirstOrDefault(code => found.All(p => !p.Code.Equals(code, StringComparison.OrdinalIgnoreCase)));
        return missing is null ? Result.Of<IReadOnlyList<int>>([.. found.Select(p => p.Id).Order()]) : ScheduleErrors.UnknownPerson(missing);
    }
}

/// <summary>Slots with the zone in which their times are said.</summary>
public sealed record PlacedSearch(SlotSearch Search, string TimeZone);

/// <summary>Stretches of starts from which a change would fit: those that nothing speaks against, and those that need somebody's consent. All others are blocked.</summary>
public sealed record ChangeStarts(IReadOnlyList<(Instant From, Instant To)> Free, IReadOnlyList<(Instant From, Instant To)> WithConsent)
{
    public static ChangeStarts Of(SiteSchedule schedule, SlotQuestion question, Instant from, Instant to)
    {
        var possible = SlotFinder.StartsWithin(schedule, question, from, to);
        // An emergency's named authorizer is asked for consent as well.
        var free = SlotFinder.StartsWithin(schedule.With(schedule.Policy.WithoutConsent()), question with { IsEmergency = false }, from, to);
        return new ChangeStarts(ToInstants(free), ToInstants(possible.Except(free)));
    }

    private static List<(Instant From, Instant To)> ToInstants(TimeSet starts) => [.. starts.Stretches().Select(s => (Instant.FromUnixTimeSeconds(s.From), Instant.FromUnixTimeSeconds(s.To)))];
}

/// <summary>Why a question to the schedule has no answer.</summary>
public static class ScheduleErrors
{
    public static readonly Error StartRequired = Error.Invalid("schedule.start", "Say when the slot starts.", "start");
    public static readonly Error SeveralSites = Error.Invalid("schedule.sites", "A change acts on one site. Ask for each by itself.", "assets");

    public static Error Unmounted(string label) => Error.Invalid("item.unmounted", $"{label} is mounted nowhere, so nothing can be changed on it.", "assets");
    public static Error UnknownPerson(string code) => Error.Invalid("person.unknown", $"There is no active person \"{Shorten(code)}\".", "people");
    public static Error UnknownChange(string number) => Error.Invalid("change.unknown", $"There is no change {Shorten(number)} to be left out.", "change");

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
