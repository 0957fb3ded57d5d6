using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>Input of <see cref="AskWaiver"/>.</summary>
/// <param name="Site">Code of the site.</param>
/// <param name="Findings">Ids of open findings at the site.</param>
/// <param name="Requirements">Requirements of effective standards, written "NET-01 R2".</param>
/// <param name="ScopePath">Equipment below which the requirements are let rest; null for the whole site.</param>
/// <param name="EndsOn">First day on which it no longer holds.</param>
public sealed record AskWaiverInput(string Site, string Title, string Reason, string CompensatingMeasures, string PlannedActions, LocalDate? ActionsDueOn, LocalDate? EndsOn, IReadOnlyList<int> Findings,
    IReadOnlyList<string> Requirements, string? ScopePath, Command Command);

/// <summary>The shape of a waiver that is asked for.</summary>
public sealed class AskWaiverValidator : AbstractValidator<AskWaiverInput>
{
    public AskWaiverValidator()
    {
        RuleFor(i => i.Title).IsFilled("title", "Give the waiver a title, so that people know it in a list.", PlainText.NameLength);
        RuleFor(i => i.Reason).IsFilled("reason", "Say why it cannot conform today.", PlainText.CommentLength);
        RuleFor(i => i.CompensatingMeasures).IsFilled("compensatingMeasures", "Say what makes up for it in the meantime.", PlainText.CommentLength);
        RuleFor(i => i.PlannedActions).IsFilled("plannedActions", "Say what is done so that it is no longer needed.", PlainText.CommentLength);
        RuleFor(i => i.ActionsDueOn).NotNull().WithMessage("Say by when that is done.").OverridePropertyName("actionsDueOn");
        RuleFor(i => i.ActionsDueOn).LessThanOrEqualTo(i => i.EndsOn).When(i => i.ActionsDueOn is not null && i.EndsOn is not null).WithMessage(TimeBoxErrors.ActionsAfterEnd.Message).OverridePropertyName("actionsDueOn");
        RuleFor(i => i.Findings).Must((input, findings) => findings.Count + input.Requirements.Count > 0).WithMessage(TimeBoxErrors.NothingNamed.Message).OverridePropertyName("findings");
        RuleFor(i => i.Findings).IsReadable("findings");
        RuleFor(i => i.Requirements).IsReadable("requirements");
    }
}

/// <summary>Asks the functions that a finding or requirement belongs to, to let it stand for a time. Whoever asks never signs.</summary>
public sealed class AskWaiver(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    public async Task<Result<TimeBoxState>> RunAsync(AskWaiverInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (TimeBoxShape.Refuse(new AskWaiverValidator().Validate(input)) is { } wrong) return wrong;

        return await Saving.RetryLostRacesAsync(() => RunOnceAsync(input with { Command = new Command(input.Command.Id) }, actor, cancellationToken))
            .KeepAsync(factory, actor, RecordTypes.Waiver, input.Site, input.Command, clock, cancellationToken);
    }

    private async Task<Result<TimeBoxState>> RunOnceAsync(AskWaiverInput input, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done)
            return done.IsSame(actor, RecordTypes.Waiver, TimeBoxEvents.Asked) ? TimeBoxGate.StateOf(await db.Waivers.AsNoTracking().AsSplitQuery().SingleAsync(w => w.Number == done.Number, cancellationToken)) : Saving.CommandReused;
        var (now, today) = (clock.GetCurrentInstant(), clock.TodayUtc());
        var rights = await PersonRights.ReadAsync(db, actor, today, cancellationToken);
        if (TimeBoxGate.RefusePerson(rights) is { } refused) return refused;
        var place = await TimeBoxPlace.FindAsync(db, input.Site, input.ScopePath, rights, cancellationToken);
        if (place.Error is { } nowhere) return nowhere;
        if (TimeBox.RefuseEnd(input.EndsOn, today, await TimeBoxGate.MostDaysAsync(db, place.Value.SiteId, cancellationToken)) is { } end) return end;
        var named = await WaiverSubjects.FindAsync(db, place.Value.SiteId, input.Findings, input.Requirements, today, cancellationToken);
        if (named.Error is { } unknown) return unknown;
        var asked = TimeBoxSigners.For(named.Value);
        var members = await RoundMembers.ReadAsync(db, place.Value.SiteId, rights.PersonId, today, cancellationToken);
        if (SeatFilling.FirstUnfillable([.. asked.Select(a => a.Function)], function => members[function]) is { } nobody) return RoundErrors.NobodyForSeat(nobody);

        var content = new WaiverContent(input.Title.Trim(), input.Reason.Trim(), input.CompensatingMeasures.Trim(), input.PlannedActions.Trim(), input.ActionsDueOn!.Value, place.Value.ScopePath);
        var waiver = new Waiver(await db.TakeNumberAsync("WV", now, cancellationToken), place.Value.SiteId, rights, content, [.. named.Value.Select(n => n.Target)], input.EndsOn!.Value, now);
        db.Waivers.Add(waiver);
        db.ApprovalRounds.Add(new ApprovalRound(new RoundRecord(RecordTypes.Waiver, waiver.Number, waiver.Revision), waiver.SiteId, waiver.ContentHash(), rights, asked, now));
        TimeBoxGate.Record(db, waiver, actor, input.Command, now, rights.Printed);
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Waiver, waiver.Number));
        return TimeBoxGate.StateOf(waiver);
    }
}
