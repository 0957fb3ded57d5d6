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

/// <summary>Input of <see cref="AskPilot"/>.</summary>
/// <param name="Site">Code of the site.</param>
/// <param name="ScopePath">Equipment at which it is tried, with everything below.</param>
/// <param name="EndsOn">First day on which it no longer runs.</param>
/// <param name="Suspends">Requirements of effective standards that rest meanwhile, written "NET-01 R2"; may be none.</param>
/// <param name="Objective">Code of the digital objective it serves; null for none.</param>
public sealed record AskPilotInput(string Site, string Title, string Hypothesis, string ScopePath, LocalDate? StartsOn, LocalDate? EndsOn, string ExitCriteria, string RollbackPlan, IReadOnlyList<string> Suspends, string? Objective,
    Command Command);

/// <summary>The shape of a pilot that is asked for.</summary>
public sealed class AskPilotValidator : AbstractValidator<AskPilotInput>
{
    public AskPilotValidator()
    {
        RuleFor(i => i.Title).IsFilled("title", "Give the pilot a title, so that people know it in a list.", PlainText.NameLength);
        RuleFor(i => i.Hypothesis).IsFilled("hypothesis", "Say what you believe, so that the outcome can show whether it is so.", PlainText.CommentLength);
        RuleFor(i => i.ScopePath).IsFilled("scope", "Say where it is tried.", PlainText.PathLength);
        RuleFor(i => i.ExitCriteria).IsFilled("exitCriteria", "Say by what one will see whether it worked.", PlainText.CommentLength);
        RuleFor(i => i.RollbackPlan).IsFilled("rollbackPlan", "Say how everything goes back to how it was.", PlainText.CommentLength);
        RuleFor(i => i.StartsOn).NotNull().WithMessage("Say on which day it begins.").OverridePropertyName("startsOn");
        RuleFor(i => i.StartsOn).LessThan(i => i.EndsOn).When(i => i.StartsOn is not null && i.EndsOn is not null).WithMessage(TimeBoxErrors.StartAfterEnd.Message).OverridePropertyName("startsOn");
        RuleFor(i => i.Suspends).IsReadable("requirements");
    }
}

/// <summary>Asks the functions that keep the standards a pilot leaves, and those of the place where it is tried, to let it run.</summary>
public sealed class AskPilot(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    public async Task<Result<TimeBoxState>> RunAsync(AskPilotInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (TimeBoxShape.Refuse(new AskPilotValidator().Validate(input)) is { } wrong) return wrong;

        return await Saving.RetryLostRacesAsync(() => RunOnceAsync(input with { Command = new Command(input.Command.Id) }, actor, cancellationToken))
            .KeepAsync(factory, actor, RecordTypes.Pilot, input.Site, input.Command, clock, cancellationToken);
    }

    private async Task<Result<TimeBoxState>> RunOnceAsync(AskPilotInput input, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done)
            return done.IsSame(actor, RecordTypes.Pilot, TimeBoxEvents.Asked) ? TimeBoxGate.StateOf(await db.Pilots.AsNoTracking().AsSplitQuery().SingleAsync(p => p.Number == done.Number, cancellationToken)) : Saving.CommandReused;
        var (now, today) = (clock.GetCurrentInstant(), clock.TodayUtc());
        var rights = await PersonRights.ReadAsync(db, actor, today, cancellationToken);
        if (TimeBoxGate.RefusePerson(rights) is { } refused) return refused;
        var place = await TimeBoxPlace.FindAsync(db, input.Site, input.ScopePath, rights, cancellationToken);
        if (place.Error is { } nowhere) return nowhere;
        var siteId = place.Value.SiteId;
        if (TimeBox.RefuseEnd(input.EndsOn, today, await TimeBoxGate.MostDaysAsync(db, siteId, cancellationToken)) is { } end) return end;
        if (input.StartsOn < today) return TimeBoxErrors.StartAfterEnd;
        var objective = SearchText.OrNull(input.Objective);
        if (objective is not null && !await db.Objectives.AnyAsync(o => o.SiteId == siteId && o.Code == objective, cancellationToken)) return TimeBoxErrors.UnknownObjective(objective);
        var suspended = await WaiverSubjects.FindAsync(db, siteId, [], input.Suspends, today, cancellationToken);
        if (suspended.Error is { } unknown) return unknown;
        var asked = PilotSigners(suspended.Value);
        var members = await RoundMembers.ReadAsync(db, siteId, rights.PersonId, today, cancellationToken);
        if (SeatFilling.FirstUnfillable([.. asked.Select(a => a.Function)], function => members[function]) is { } nobody) return RoundErrors.NobodyForSeat(nobody);

        var content = new PilotContent(input.Title.Trim(), input.Hypothesis.Trim(), place.Value.ScopePath ?? place.Value.SiteCode, input.StartsOn!.Value, input.ExitCriteria.Trim(), input.RollbackPlan.Trim(), objective);
        var pilot = new Pilot(await db.TakeNumberAsync("PL", now, cancellationToken), siteId, rights, content,
            [.. suspended.Value.Select(s => new PilotSuspension(s.Target.StandardCode!, s.Target.RequirementKey!))], input.EndsOn!.Value, now);
        db.Pilots.Add(pilot);
        db.ApprovalRounds.Add(new ApprovalRound(new RoundRecord(RecordTypes.Pilot, pilot.Number, pilot.Revision), siteId, pilot.ContentHash(), rights, asked, now));
        TimeBoxGate.Record(db, pilot, actor, input.Command, now, rights.Printed);
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Pilot, pilot.Number));
        return TimeBoxGate.StateOf(pilot);
    }

    /// <summary>Something is tried in the plant: OT and production always agree, besides those whose requirements rest.</summary>
    private static List<AskedFunction> PilotSigners(IReadOnlyList<WaivedMatter> suspended)
    {
        var asked = TimeBoxSigners.For(suspended).ToList();
        foreach (var function in new[] { Function.OT, Function.Production })
            if (!asked.Exists(a => a.Function == function)) asked.Add(new AskedFunction(function, ["It is tried on equipment that they run."]));
        return asked;
    }
}
