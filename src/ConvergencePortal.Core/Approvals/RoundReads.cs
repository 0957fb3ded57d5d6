using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Approvals;

/// <summary>A seat of a round with the signature that fills it, if there is one.</summary>
public sealed record RoundSeatRow(Function Function, IReadOnlyList<string> Reasons, SignatureMeaning Meaning, bool ByChair, bool IsOpen, RoundSignatureRow? Signature);

/// <summary>A signature as it is shown, printed and exported.</summary>
public sealed record RoundSignatureRow(Function Function, string PersonName, SignatureMeaning Meaning, RoundVerdict Verdict, string? Comment, Instant SignedAt, string TimeZone, string ContentHash);

/// <summary>A round as people see it.</summary>
/// <param name="CanSign">Functions for which the reader could sign now; signing asks again.</param>
public sealed record RoundDetail(int Id, string RecordType, string Number, int Revision, string ContentHash, string RequesterName, RoundStatus Status, Instant OpenedAt, Instant? ClosedAt,
    IReadOnlyList<RoundSeatRow> Seats, IReadOnlyList<Function> CanSign);

/// <summary>Reads approval rounds.</summary>
public sealed class RoundReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>The newest round of a record; null when it was never asked.</summary>
    public async Task<RoundDetail?> FindLatestAsync(string recordType, string number, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var round = await db.ApprovalRounds.AsNoTracking().Where(r => r.RecordType == recordType && r.Number == number).OrderByDescending(r => r.Id)
            .Include(r => r.Seats).Include(r => r.Signatures).AsSplitQuery().FirstOrDefaultAsync(cancellationToken);
        if (round is null) return null;

        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        return new RoundDetail(round.Id, round.RecordType, round.Number, round.Revision, round.ContentHash, round.RequesterName, round.Status, round.OpenedAt, round.ClosedAt,
            [.. round.Seats.OrderBy(s => s.Function).Select(s => ToRow(s, round.Signatures.SingleOrDefault(g => g.Function == s.Function)))],
            [.. round.Seats.Select(s => s.Function).Where(f => round.RefuseSigner(rights, f) is null).Order()]);
    }

    private static RoundSeatRow ToRow(RoundSeat seat, RoundSignature? signature) => new(seat.Function, seat.Reasons.Split('\n'), seat.Meaning, seat.ByChair, seat.IsOpen, signature is null ? null
        : new RoundSignatureRow(signature.Function, signature.PersonName, signature.Meaning, signature.Verdict, signature.Comment, signature.SignedAt, signature.TimeZone, signature.ContentHash));
}
