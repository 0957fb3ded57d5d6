using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.DataSources;
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

    private async Task<Result<(SiteSchedule Schedule, SlotQuestion Question)>> ResolveAsync(PortalDb db, ScheduleInput input, Instant start, CancellationToken cancellationToken)
    {
        var items = new Dictionary<(ItemKind, int), ChangedItem>();
        int? siteId = null;
        foreach (var code in input.Assets.Select(a => a.Trim()).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var found = await db.FindThingAsync(code, "assets", cancellationToken);
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
