using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.People;

/// <summary>Input of <see cref="DelegateRights"/>.</summary>
/// <param name="From">Code of the delegator; null for the person who asks.</param>
/// <param name="To">Code of the delegate.</param>
/// <param name="Begins">By the site's clock; what has passed already means now.</param>
/// <param name="Ends">By the site's clock: first moment at which it no longer holds.</param>
public sealed record DelegateRightsInput(string? From, string? To, string? Site, IReadOnlyList<Function> Functions, LocalDateTime Begins, LocalDateTime Ends, string? Reason, Command Command);

/// <summary>Which delegation was made or ended.</summary>
public sealed record DelegationState(string Number);

/// <summary>Lets somebody act on one's seats for a time. The chair does it for somebody who is away, and the ledger says so.</summary>
public sealed class DelegateRights(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    public const string Event = "Delegated";

    /// <summary>Every delegation takes a number of one series: of two that are made at once, one is judged again with the other in sight.</summary>
    public Task<Result<DelegationState>> RunAsync(DelegateRightsInput input, Actor actor, CancellationToken cancellationToken) =>
        Saving.RetryLostRacesAsync(() => RunOnceAsync(input with { Command = new Command(input.Command.Id) }, actor, cancellationToken))
            // There is no delegation to write it to: it stands with the person whose rights were to be lent.
            .KeepAsync(factory, actor, RecordTypes.Person, input.From ?? actor.Code, input.Command, clock, cancellationToken);

    private async Task<Result<DelegationState>> RunOnceAsync(DelegateRightsInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (input.Reason?.Trim() is not { Length: > 0 and <= PlainText.LineLength } reason || PlainText.HasForbiddenCharacter(reason)) return DelegationErrors.ReasonRequired;
        if (input.Begins.Year is < 1970 or > 2199) return DelegationErrors.BadTime with { Field = "from" };
        if (input.Ends.Year is < 1970 or > 2199) return DelegationErrors.BadTime with { Field = "until" };

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done)
            return done.IsSame(actor, RecordTypes.Delegation, Event) ? new DelegationState(done.Number) : Saving.CommandReused;
        var now = clock.GetCurrentInstant();
        var by = await PersonRights.ReadAsync(db, actor, now, cancellationToken);
        if (by.RefuseWriting() is { } refused) return refused;
        // Read before the delegations it is judged by: whoever makes one in between takes the number, and this one is judged again.
        var number = await db.TakeNumberAsync("DEL", now, cancellationToken);
        var gathered = await GatherAsync(db, input, by, now, cancellationToken);
        if (gathered.Error is { } unknown) return unknown;

        var facts = gathered.Value;
        if (DelegationRules.Refuse(facts) is { } against) return against;

        var delegation = new Delegation(number, facts.From.PersonId, facts.To.PersonId, facts.SiteId, facts.Functions, facts.Begins, facts.Ends, reason, by.PersonId, now);
        db.Delegations.Add(delegation);
        db.Ledger.Add(LedgerEntry.For(actor, input.Command, now, RecordTypes.Delegation, delegation.Number, null, Event, Say(facts, reason), MovedField.ToJson(FieldsOf(facts)), by.Printed));
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Delegation, delegation.Number));
        return new DelegationState(delegation.Number);
    }

    private static async Task<Result<DelegationFacts>> GatherAsync(PortalDb db, DelegateRightsInput input, PersonRights by, Instant now, CancellationToken cancellationToken)
    {
        var site = await db.Equipment.AsNoTracking().Where(e => e.Path == input.Site && e.Level == EquipmentLevel.Site).Select(e => new { e.Id, e.Path, e.TimeZone }).SingleOrDefaultAsync(cancellationToken);
        if (site is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(site.TimeZone ?? "") is not { } zone) return DelegationErrors.UnknownSite(input.Site);
        // What begins in the past begins now: nothing that was done before is covered by it.
        var (begins, ends) = (Instant.Max(now, zone.AtLeniently(input.Begins).ToInstant()), zone.AtLeniently(input.Ends).ToInstant());
        if (ends > now && input.Ends <= input.Begins) return DelegationErrors.EndsBeforeItBegins;
        if (ends <= now) return DelegationErrors.InThePast;

        var firstDay = begins.InUtc().Date;
        if (await FindAsync(db, input.To, firstDay, cancellationToken) is not { } to) return DelegationErrors.UnknownPerson(input.To, "to");
        var from = string.IsNullOrWhiteSpace(input.From) ? await PersonRights.ReadAsync(db, new Actor(by.PersonId, "", by.Name), firstDay, cancellationToken) : await FindAsync(db, input.From, firstDay, cancellationToken);
        if (from is null) return DelegationErrors.UnknownPerson(input.From, "person");

        var others = await db.Delegations.AsNoTracking().Where(d => d.SiteId == site.Id && d.RevokedAt == null && d.Until > now && d.From < ends)
            .Select(d => new { d.FromPersonId, d.ToPersonId, Functions = d.Functions.Select(f => f.Function).ToList(), d.From, d.Until }).ToListAsync(cancellationToken);
        return new DelegationFacts(by, from, to, by.PersonId != from.PersonId && await IsAwayAsync(db, from.PersonId, now, cancellationToken), site.Id, site.Path, [.. input.Functions.Distinct().Order()], begins, ends,
            now, [.. others.Select(o => new LentStretch(o.FromPersonId, o.ToPersonId, o.Functions, o.From, o.Until))]);
    }

    private static async Task<PersonRights?> FindAsync(PortalDb db, string? code, LocalDate day, CancellationToken cancellationToken)
    {
        var person = await db.People.AsNoTracking().Where(p => p.Code == code).Select(p => new { p.Id, p.Code, p.Name }).SingleOrDefaultAsync(cancellationToken);
        return person is null ? null : await PersonRights.ReadAsync(db, new Actor(person.Id, person.Code, person.Name), day, cancellationToken);
    }

    /// <summary>By the clock of the site that each absence is meant by.</summary>
    internal static async Task<bool> IsAwayAsync(PortalDb db, int personId, Instant now, CancellationToken cancellationToken)
    {
        var absences = await db.Absences.AsNoTracking().Where(a => a.PersonId == personId).Join(db.Equipment, a => a.SiteId, s => s.Id, (a, s) => new { a.From, a.To, s.TimeZone }).ToListAsync(cancellationToken);
        return absences.Any(a => DateTimeZoneProviders.Tzdb.GetZoneOrNull(a.TimeZone ?? "") is { } zone && now.InZone(zone).LocalDateTime is var here && a.From <= here && here < a.To);
    }

    private static string Say(DelegationFacts facts, string reason) =>
        facts.By.PersonId == facts.From.PersonId ? $"{facts.From.Name} to {facts.To.Name}: {reason}" : $"{facts.From.Name}, who is away, to {facts.To.Name}, by the chair {facts.By.Name}: {reason}";

    private static IReadOnlyList<MovedField> FieldsOf(DelegationFacts facts) =>
    [
        new("from", null, facts.From.Name), new("to", null, facts.To.Name), new("site", null, facts.Site), new("functions", null, string.Join(", ", facts.Functions.Select(FunctionWords.Of))),
        new("begins", null, facts.Begins.ToString()), new("ends", null, facts.Ends.ToString()),
    ];
}
