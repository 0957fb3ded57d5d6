using System.Security.Claims;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Web.Hosting;
using ConvergencePortal.Web.Import;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Web.Changes;

/// <summary>The signatures of a change as a file, void ones included: printed name, time with zone, meaning and what they are bound to (21 CFR 11.50(b)).</summary>
public static class SignatureExport
{
    private static readonly string[] Columns =
        ["change", "function", "name", "on behalf of", "verdict", "meaning", "signed at", "zone", "revision", "covers", "sha256", "method", "fits the content", "void since", "void because", "comment"];

    private static readonly OffsetDateTimePattern Printed = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<m>");

    public static void MapSignatureExport(this WebApplication app) =>
        app.MapGet("/export/changes/{number}/signatures.csv", async (string number, ClaimsPrincipal user, ChangeDetailReads reads, CancellationToken cancellationToken) =>
        {
            if (await reads.FindAsync(number, user.ToActor(), cancellationToken) is not { } detail) return ChangeRequestErrors.Unknown(number).ToProblem();

            var rows = detail.Signatures.Select((signature, place) => new ImportTableRow(place + 2, Cells(detail.Row.Number, signature)));
            return Results.File(CsvTable.Write(new ImportTable(Columns, [.. rows])), $"{ImportBody.Csv}; charset=utf-8", $"{detail.Row.Number}-signatures.csv");
        }).ExcludeFromDescription();

    private static string[] Cells(string number, SignatureRow s) =>
    [
        number, s.Function?.ToString() ?? "authorizer", s.PersonName, s.OnBehalfOf ?? "", s.Verdict.ToString(), s.Meaning.ToString(), Say(s.SignedAt, s.TimeZone), s.TimeZone,
        s.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture), FieldGroupWords.Of(s.Covers), s.ContentHash, s.Method.ToString(), s.VoidedAt is not null ? "" : s.IsIntact ? "yes" : "no",
        s.VoidedAt is { } voided ? Say(voided, s.TimeZone) : "", s.VoidedBecause ?? "", s.Comment ?? "",
    ];

    private static string Say(Instant at, string zone) => Printed.Format(at.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc).ToOffsetDateTime());
}
