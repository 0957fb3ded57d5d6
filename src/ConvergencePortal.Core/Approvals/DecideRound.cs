using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Approvals;

/// <summary>Input of <see cref="DecideRound"/>.</summary>
/// <param name="ContentHash">Hash of the content that the person looked at, as the round shows it; another one is refused.</param>
public sealed record DecideRoundInput(int RoundId, Function Function, string ContentHash, RoundVerdict Verdict, string? Comment, Command Command, string? Pin = null, bool Confirmed = false);

/// <summary>Where a round stands after a signature.</summary>
public sealed record RoundState(int Id, string RecordType, string Number, RoundStatus Status, int Version);

/// <summary>Signs in an approval round for a function. With the last signature the record it is about moves in the same save.</summary>
public sealed class DecideRound(IDbContextFactory<PortalDb> factory, IEnumerable<IRoundSubject> subjects, SigningCheck signing, IClock clock, ChangeFeed feed)
{
    public const string Event = "RoundSigned";

    public async Task<Result<RoundState>> RunAsync(DecideRoundInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (PlainText.RefuseComment(input.Comment, "comment") is { } wrong) return wrong;
        if (!Enum.IsDefined(input.Verdict)) return RoundErrors.VerdictUnknown;

        var result = await Saving.RetryLostRacesAsync(() => RunOnceAsync(input with { Command = new Command(input.Command.Id) }, actor, cancellationToken));
        if (result.Error is { Kind: ErrorKind.Forbidden } forbidden) await KeepAsync(input, forbidden, actor, cancellationToken);
        return result;
    }

    private async Task<Result<RoundState>> RunOnceAsync(DecideRoundInput input, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var round = await db.ApprovalRounds.Include(r => r.Seats).Include(r => r.Signatures).AsSplitQuery().SingleOrDefaultAsync(r => r.Id == input.RoundId, cancellationToken);
        if (round is null) return RoundErrors.Unknown;
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done)
            return done.IsSame(actor, round.RecordType, Event, round.Number) ? StateOf(round) : Saving.CommandReused;
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseWriting() is { } refused) return refused;
        if (rights.Kind != PersonKind.Person) return RoundErrors.PeopleOnly;
        if (round.RefuseDecision(rights, input.Function, input.ContentHash, input.Verdict, input.Comment) is { } mayNot) return mayNot;

        // Asked for when the right to sign is known and nothing has moved yet.
        var rule = round.SiteId is { } site ? SigningRule.Of(await db.ApprovalSettings.AsNoTracking().SingleOrDefaultAsync(s => s.SiteId == site, cancellationToken)) : SigningRule.Default;
        var method = await signing.CheckAsync(actor, new SigningProof(input.Pin, input.Confirmed), rule, cancellationToken);
        if (method.Error is { } unproven) return unproven;

        var now = clock.GetCurrentInstant();
        var zone = await ZoneAsync(db, round.SiteId ?? rights.Functions.First(f => f.Function == input.Function).SiteId, cancellationToken);
        await SigningCheck.KeepAsync(db, actor, new SignatureStamp(now, zone, method.Value, actor.Session), cancellationToken);
        var decided = round.Decide(rights, input.Function, input.ContentHash, input.Verdict, input.Comment, zone, now);
        if (decided.Error is { } error) return error;

        var closing = new RoundClosing(db, round, rights, actor, input.Command, now);
        closing.Record(Event, WordsFor(round.Signatures[^1]));
        var moved = await MoveSubjectAsync(closing, cancellationToken);
        if (moved.Error is { } refusal) return refusal;
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(round.RecordType, round.Number));
        foreach (var other in closing.Moved) feed.Publish(other);
        return StateOf(round);
    }

    /// <summary>The refusal stands beside the record that the round is about.</summary>
    private async Task KeepAsync(DecideRoundInput input, Error forbidden, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var round = await db.ApprovalRounds.AsNoTracking().Where(r => r.Id == input.RoundId).Select(r => new { r.RecordType, r.Number }).SingleAsync(cancellationToken);
        await RefusedAttempts.RecordAsync(factory, actor, round.RecordType, round.Number, input.Command, forbidden, clock.GetCurrentInstant(), cancellationToken);
    }

    private async Task<Result> MoveSubjectAsync(RoundClosing closing, CancellationToken cancellationToken)
    {
        var subject = subjects.Single(s => s.RecordType == closing.Round.RecordType);
        return closing.Round.Status switch
        {
            RoundStatus.Open => Result.Success,
            RoundStatus.Approved => await subject.ApproveAsync(closing, cancellationToken),
            RoundStatus.Refused => await subject.RefuseAsync(closing, cancellationToken),
            RoundStatus.Withdrawn => throw new InvalidOperationException("A signature withdraws nothing."),
            _ => throw new ArgumentOutOfRangeException(nameof(closing), closing.Round.Status, null),
        };
    }

    private static async Task<string> ZoneAsync(PortalDb db, int siteId, CancellationToken cancellationToken) =>
        await db.Equipment.AsNoTracking().Where(e => e.Id == siteId).Select(e => e.TimeZone).SingleAsync(cancellationToken) ?? "UTC";

    private static RoundState StateOf(ApprovalRound round) => new(round.Id, round.RecordType, round.Number, round.Status, round.Version);

    private static string WordsFor(RoundSignature signature) =>
        $"{FunctionWords.Of(signature.Function)}: {(signature.Verdict == RoundVerdict.Approve ? "approved" : "refused")}{(signature.Comment is null ? "" : $" – {signature.Comment}")}";
}
