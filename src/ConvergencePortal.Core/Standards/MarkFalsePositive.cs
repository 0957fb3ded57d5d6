using System.Globalization;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>Input of <see cref="MarkFalsePositive"/>.</summary>
public sealed record MarkFalsePositiveInput(int Id, string? Reason, Command Command);

/// <summary>Where a finding stands after somebody acted on it.</summary>
public sealed record FindingState(int Id, FindingStatus Status, int Version);

/// <summary>Says of a finding that the check is mistaken, with a reason. It holds until the check says something else.</summary>
public sealed class MarkFalsePositive(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    public Task<Result<FindingState>> RunAsync(MarkFalsePositiveInput input, Actor actor, CancellationToken cancellationToken) =>
        Saving.RetryLostRacesAsync(() => RunOnceAsync(input, actor, cancellationToken))
            .KeepAsync(factory, actor, RecordTypes.Finding, input.Id.ToString(CultureInfo.InvariantCulture), input.Command, clock, cancellationToken);

    private async Task<Result<FindingState>> RunOnceAsync(MarkFalsePositiveInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (PlainText.RefuseComment(input.Reason, "reason") is { } wrong) return wrong;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var number = input.Id.ToString(CultureInfo.InvariantCulture);
        var finding = await db.Findings.SingleOrDefaultAsync(f => f.Id == input.Id, cancellationToken);
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done)
            return done.IsSame(actor, RecordTypes.Finding, FindingEvents.FalsePositive, number) && finding is not null ? StateOf(finding) : Saving.CommandReused;
        if (finding is null) return FindingErrors.Unknown(input.Id);

        var now = clock.GetCurrentInstant();
        var rights = await PersonRights.ReadAsync(db, actor, now, cancellationToken);
        if (rights.RefuseWriting() is { } refused) return refused;
        if (rights.Kind != PersonKind.Person) return ChangeRequestErrors.ServiceMayNot;
        if (finding.MarkFalsePositive(rights, input.Reason, now).Error is { } impossible) return impossible;

        // A try that lost a race took the first line already.
        db.Ledger.Add(LedgerEntry.For(actor, new Command(input.Command.Id), now, RecordTypes.Finding, number, null, FindingEvents.FalsePositive, finding.Sentence, actorFunctions: rights.Printed,
            reason: finding.FalsePositiveReason));
        if ((await db.SaveOnceAsync(cancellationToken)).Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Finding, number));
        return StateOf(finding);
    }

    private static FindingState StateOf(Finding finding) => new(finding.Id, finding.Status, finding.Version);
}
