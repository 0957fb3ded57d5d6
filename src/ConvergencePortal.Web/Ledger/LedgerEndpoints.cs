using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Web.Hosting;
using NodaTime;

namespace ConvergencePortal.Web.Ledger;

/// <summary>The ledger over HTTP, for those who may read the whole of it.</summary>
public static class LedgerEndpoints
{
    private static readonly Error AfterNotANumber = Error.Invalid("ledger.after", "after is the sequence of a row, or 0 to begin.", "after");
    private static readonly Error LimitOutOfRange = Error.Invalid("ledger.limit", $"limit is 1 to {LedgerReads.MostRows}.", "limit");

    public static void MapLedger(this IEndpointRouteBuilder api) => api.MapGet("/ledger", ListAsync).Produces<LedgerAnswer>();

    /// <summary>For people, who follow a link and cannot send the header that the API wants.</summary>
    public static void MapLedgerExport(this WebApplication app) => app.MapGet("/ledger/export", ExportAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> ListAsync(long? after, int? limit, string? recordType, string? number, ClaimsPrincipal user, LedgerRightReads rights, LedgerReads ledger,
        CancellationToken cancellationToken)
    {
        if (await rights.RefuseAsync(user.ToActor(), cancellationToken) is { } refused) return refused.ToProblem();
        if (after < 0) return AfterNotANumber.ToProblem();
        if (limit is < 1 or > LedgerReads.MostRows) return LimitOutOfRange.ToProblem();

        var rows = await ledger.ListAfterAsync(after ?? 0, limit ?? 50, new LedgerFilter(SearchText.OrNull(recordType), SearchText.OrNull(number)), cancellationToken);
        return Results.Ok(new LedgerAnswer([.. rows.Select(LedgerItem.From)], rows.Count == 0 ? after ?? 0 : rows[^1].Sequence!.Value));
    }

    private static async Task<IResult> ExportAsync(ClaimsPrincipal user, LedgerRightReads rights, LedgerExport export, IClock clock, CancellationToken cancellationToken)
    {
        if (await rights.RefuseAsync(user.ToActor(), cancellationToken) is not null) return Results.Redirect("/not-allowed");

        var day = clock.GetCurrentInstant().InUtc().Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        return Results.Stream(target => export.WriteAsync(target, cancellationToken), "application/x-ndjson", $"ledger-{day}.jsonl");
    }
}

/// <summary>Rows of the ledger in their order.</summary>
/// <param name="Next">What to ask for as "after" to get the rows that follow.</param>
public sealed record LedgerAnswer(IReadOnlyList<LedgerItem> Items, long Next);

/// <summary>A row of the ledger as the API answers it, with the fields of an export.</summary>
public sealed record LedgerItem(long Sequence, Instant At, int? ActorId, string ActorName, string? ActorFunctions, string RecordType, string Number, int? Revision, string Event, string? Text,
    string? Reason, JsonElement? FieldChanges, Guid CommandId, int Line, string PreviousHash, string Hash)
{
    public static LedgerItem From(LedgerLineRow row) => new(row.Sequence!.Value, row.At, row.ActorId, row.ActorName, row.ActorFunctions, row.RecordType, row.Number, row.Revision, row.Event, row.Text,
        row.Reason, row.FieldChanges is null ? null : JsonElement.Parse(row.FieldChanges), row.CommandId, row.Line, Convert.ToHexStringLower(row.PreviousHash), Convert.ToHexStringLower(row.Hash));
}
