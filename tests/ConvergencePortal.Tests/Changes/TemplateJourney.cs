using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Approvals;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;

namespace ConvergencePortal.Tests.Changes;

/// <summary>Brings templates and temporary measures of the test plant to the state a test begins in, through the real use cases.</summary>
public sealed class TemplateJourney(TestPortal portal)
{
    private static readonly Duration Week = Duration.FromDays(7);
    private Instant _slot = ChangeJourney.Sunday;

    /// <summary>A change from the template that <see cref="ApprovedAsync"/> makes, in the next Sunday's slot.</summary>
    public static ChangeDraft From(string template) => ChangeJourney.Draft with
    {
        Content = ChangeJourney.Draft.Content with { Title = "Patch again", Type = ChangeType.Standard, Template = template },
    };

    /// <summary>The next Sunday's maintenance window; each call gives the one after.</summary>
    public Instant NextSlot()
    {
        _slot += Week;
        return _slot;
    }

    /// <summary>Carries the work out as a normal change, from draft to closed.</summary>
    public async Task<string> RepeatAsync(ChangeOutcome outcome = ChangeOutcome.Successful, ChangeDraft? draft = null)
    {
        var journey = new ChangeJourney(portal);
        var asked = draft ?? ChangeJourney.Draft;
        var slot = NextSlot();
        await journey.ApprovedAsync(asked with { Content = asked.Content with { PlannedStart = slot } });
        await WorkAsync(journey, slot, outcome);
        return journey.Number;
    }

    public async Task WorkAsync(ChangeJourney journey, Instant slot, ChangeOutcome outcome = ChangeOutcome.Successful)
    {
        portal.Clock.Set(slot);
        foreach (var step in new[] { journey.StartAsync(), journey.FinishAsync(), journey.VerifyAsync(), journey.CloseAsync(outcome: outcome) }) (await step).Error.ShouldBeNull();
    }

    /// <summary>A template of ot.berlin on the filler's PLC, signed by IT, OT and maintenance.</summary>
    public async Task<string> ApprovedAsync()
    {
        var number = await ProposedAsync();
        await DoneAsync(SubmitAsync(number));
        foreach (var (person, function) in ChangeJourney.Signers) (await SignAsync(RecordTypes.Template, number, person, function)).Error.ShouldBeNull();
        return number;
    }

    public async Task<string> ProposedAsync()
    {
        var change = await RepeatAsync();
        return (await DoneAsync(portal.Get<ProposeTemplate>().RunAsync(new(change, Command.New()), await portal.ActorAsync("ot.berlin"), default))).Number;
    }

    public async Task<Result<TemplateState>> SubmitAsync(string number, string person = "ot.berlin") =>
        await portal.Get<SubmitTemplate>().RunAsync(new(number, Command.New()), await portal.ActorAsync(person), default);

    public Task<Result<RoundState>> SignAsync(string recordType, string number, string person, Function function, RoundVerdict verdict = RoundVerdict.Approve, string? comment = null) =>
        portal.SignRoundAsync(recordType, number, person, function, verdict, comment);

    public async Task<TemplateDetail> DetailAsync(string number, string reader = "ot.berlin") =>
        (await portal.Get<ChangeTemplateReads>().FindAsync(number, await portal.ActorAsync(reader), default)).ShouldNotBeNull();

    /// <summary>A temporary change whose work is finished, and its measure. Its last day is two weeks after the slot.</summary>
    public async Task<(ChangeJourney Change, string Measure)> MeasureAsync(MeasureKind? kind = null)
    {
        var journey = new ChangeJourney(portal);
        var slot = NextSlot();
        await journey.ApprovedAsync(ChangeJourney.Draft with
        {
            Content = ChangeJourney.Draft.Content with { PlannedStart = slot, Permanence = Permanence.Temporary, TemporaryUntil = slot.InUtc().Date.PlusDays(14), BypassKind = kind },
        });
        portal.Clock.Set(slot);
        (await journey.StartAsync()).Error.ShouldBeNull();
        (await journey.FinishAsync()).Error.ShouldBeNull();
        return (journey, (await portal.Get<MeasureReads>().FindForChangeAsync(journey.Number, default)).ShouldNotBeNull().Number);
    }

    public async Task<MeasureDetail> MeasureDetailAsync(string number, string reader = "ot.berlin") =>
        (await portal.Get<MeasureReads>().FindAsync(number, await portal.ActorAsync(reader), default)).ShouldNotBeNull();

    public static async Task<T> DoneAsync<T>(Task<Result<T>> action)
    {
        var result = await action;
        result.Error.ShouldBeNull();
        return result.Value;
    }
}
