using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;

namespace ConvergencePortal.Tests.Approvals;

/// <summary>
/// The real portal for a history: the test plant with more people, an effective policy that asks 51 % of OT without a veto, two of maintenance and IT with a competency, and one draft.
/// Prepared once through the use cases; every history gets a copy of the file.
/// </summary>
internal sealed class ModelPlant(TestPortal portal, IReadOnlyDictionary<string, Actor> actors) : IAsyncDisposable
{
    public const string Number = "CR-2026-0001";
    private const string Competency = "NETWORK";

    private static readonly Lazy<Task<string>> Template = new(PrepareAsync);
    private static readonly ApprovalConditions OnNetworks = new() { Natures = [ChangeNature.Network] };

    private static readonly ApprovalRule[] Rows =
    [
        new("IT who know networks", OnNetworks, RuleEffect.Ask(Function.IT) with { Competencies = [Competency] }),
        new("Most of OT", OnNetworks, RuleEffect.Ask(Function.OT) with { Quorum = new SeatQuorum(1, 51), HasVeto = false }),
        new("Two of maintenance", OnNetworks, RuleEffect.Ask(Function.Maintenance) with { Quorum = new SeatQuorum(2) }),
        new("Production at risk", new() { ProductionMinutes = 1 }, RuleEffect.Ask(Function.Production)),
        new("A stated impact on quality", new() { StatesQualityImpact = true }, RuleEffect.Ask(Function.Quality)),
    ];

    public TestPortal Portal => portal;

    public static async Task<ModelPlant> CreateAsync()
    {
        var portal = await TestPortal.CreateAsync(TestPortal.SqlServer is null ? await Template.Value : null);
        if (TestPortal.SqlServer is not null) await FillAsync(portal);
        await using var db = portal.Db();
        return new ModelPlant(portal, await db.People.AsNoTracking().ToDictionaryAsync(p => p.Code, p => new Actor(p.Id, p.Code, p.Name)));
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    /// <summary>Does the step in the portal; the refusal, or null.</summary>
    public async Task<Error?> RunAsync(ModelStep step, Seen seen, ModelView before, Guid? command = null)
    {
        switch (step)
        {
            case WaitStep wait:
                portal.Clock.Advance(Duration.FromHours(wait.Hours));
                return null;
            case MembershipStep membership:
                var today = portal.Clock.GetCurrentInstant().InUtc().Date;
                await portal.ChangePersonAsync(membership.By, p => p.Memberships.Single(m => m.Function == membership.Function).To = membership.Holds ? null : today);
                return null;
            case AccountStep account:
                await portal.ChangePersonAsync(account.By, p => p.IsActive = account.IsActive);
                return null;
            case ReviewStep:
                await portal.Get<ReviewSeats>().RunAsync(null, default);
                return null;
        }
        var (by, id) = (actors[step.By], new Command(command ?? Guid.NewGuid()));
        return step switch
        {
            SubmitStep => (await portal.Get<SubmitChange>().RunAsync(new(Number, id), by, default)).Error,
            EditStep edit => (await portal.Get<EditChange>().RunAsync(new(Number, seen.Version - (edit.IsStale ? 1 : 0), Edited(edit, before), id, edit.HasReason ? "It was wrong" : null), by, default)).Error,
            AssessStep assess => (await portal.Get<AssessChange>().RunAsync(new(Number, assess.Function, assess.HasText ? "none" : " ", id), by, default)).Error,
            DecideStep decide => (await portal.Get<DecideChange>().RunAsync(new(Number, seen.Revision - decide.Behind, decide.Function, decide.Verdict, decide.HasComment ? "Because" : null, id,
                decide.HasRightPin ? TestPlant.Pin : "1357"), by, default)).Error,
            DelegateStep lend => (await portal.Get<DelegateRights>().RunAsync(new(null, lend.To, "BER", [lend.Function], Local(lend.BeginsInHours), Local(lend.BeginsInHours + lend.Hours), "On leave", id), by, default)).Error,
            RevokeStep revoke => (await portal.Get<RevokeDelegation>().RunAsync(new($"DEL-2026-{revoke.Place:0000}", id), by, default)).Error,
            WithdrawStep => (await portal.Get<WithdrawChange>().RunAsync(new(Number, null, id), by, default)).Error,
            CancelStep cancel => (await portal.Get<CancelChange>().RunAsync(new(Number, cancel.HasReason ? "Not needed" : " ", id), by, default)).Error,
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
        };
    }

    public async Task<ModelView> LookAsync(ModelView? before = null)
    {
        await using var db = portal.Db();
        var change = await db.Changes.AsNoTracking().Include(c => c.Items).Include(c => c.Statements).Include(c => c.Seats).Include(c => c.Signatures).AsSplitQuery().SingleAsync(c => c.Number == Number);
        var last = before?.LastLine ?? 0;
        var lines = await db.Ledger.AsNoTracking().Where(e => e.Id > last).OrderBy(e => e.Id).Select(e => new ModelLine(e.Id, e.RecordType, e.Number, e.Event)).ToListAsync();
        var codes = actors.Values.ToDictionary(a => a.PersonId, a => a.Code);
        return new ModelView(change, lines, lines.Count == 0 ? last : lines[^1].Id, codes);
    }

    private static ChangeDraft Edited(EditStep edit, ModelView before) => ModelContent.Draft(new Dictionary<ModelField, int>(before.Values) { [edit.Field] = edit.Variant });

    private LocalDateTime Local(int inHours) => (portal.Clock.GetCurrentInstant() + Duration.FromHours(inHours)).InZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).LocalDateTime;

    private static async Task<string> PrepareAsync()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await FillAsync(portal);
        var file = Path.Combine(Path.GetTempPath(), $"portal-template-{Guid.NewGuid():N}.db");
        await using var db = portal.Db();
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {file}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        return file;
    }

    private static async Task FillAsync(TestPortal portal)
    {
        await using (var db = portal.Db())
        {
            if (!await db.People.AnyAsync()) await TestPlant.BuildAsync(portal);
            var site = await db.Equipment.Where(e => e.Path == "BER").Select(e => e.Id).SingleAsync();
            var known = await db.People.Select(p => p.Code).ToListAsync();
            foreach (var person in ModelPerson.AtThePlant().Where(p => !known.Contains(p.Code)))
            {
                var added = db.People.Add(new Person(person.Code, person.Name, PersonKind.Person)).Entity;
                foreach (var function in Enum.GetValues<Function>().Where(person.Speaks)) added.Join(new Membership(site, function, TestPlant.Since));
            }
            await db.SaveChangesAsync();

            foreach (var person in await db.People.Where(p => !known.Contains(p.Code)).ToListAsync())
            {
                var pin = new SigningPin(person.Id);
                pin.Set(TestPlant.Pin, TestPortal.Start);
                db.SigningPins.Add(pin);
            }
            var skilled = ModelPerson.AtThePlant().Where(p => p.HasNetwork).Select(p => p.Code).ToList();
            foreach (var person in await db.People.Where(p => skilled.Contains(p.Code) || p.Code == "it3.berlin").ToListAsync())
                db.Competencies.Add(new HeldCompetency(person.Id, Competency) { AchievedOn = TestPlant.Since, ExpiresOn = person.Code == "it3.berlin" ? new LocalDate(2026, 1, 1) : null });
            await db.SaveChangesAsync();
        }
        await MakeEffectiveAsync(portal);
        await new ChangeJourney(portal).DraftAsync(ModelContent.Draft(Enum.GetValues<ModelField>().ToDictionary(field => field, _ => 0)));
    }

    private static async Task MakeEffectiveAsync(TestPortal portal)
    {
        (await portal.DraftPolicyAsync()).Error.ShouldBeNull();
        (await portal.SavePolicyAsync(Rows)).Error.ShouldBeNull();
        (await portal.SubmitPolicyAsync()).Error.ShouldBeNull();
        foreach (var seat in (await portal.RoundAsync()).Seats)
        {
            var signer = seat.Function switch { Function.ProcessSafety => "safety", Function.Cybersecurity => "cyber", _ => seat.Function.ToString().ToLowerInvariant() };
            var round = await portal.RoundAsync();
            (await portal.Get<DecideRound>().RunAsync(new(round.Id, seat.Function, round.ContentHash, RoundVerdict.Approve, null, Command.New(), TestPlant.Pin), await portal.ActorAsync($"{signer}.berlin"), default))
                .Error.ShouldBeNull();
        }
    }
}
