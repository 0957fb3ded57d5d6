using System.Globalization;
using System.Security.Claims;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Reviews;
using ConvergencePortal.Web.Hosting;
using ConvergencePortal.Web.Import;
using ConvergencePortal.Web.Shared;
using NodaTime.Text;

namespace ConvergencePortal.Web.Reviews;

/// <summary>Weekly reviews, their figures and actions over the API; a figure's records as a file too.</summary>
public static class ReviewEndpoints
{
    private static readonly string[] Columns = ["kind", "number", "amount"];
    private static readonly Error UnknownStatus = Error.Invalid("action.status", "The status is Open, Done or Dropped.", "status");

    public static void MapReviews(this IEndpointRouteBuilder api)
    {
        var reviews = api.MapGroup("/reviews").WithTags("Reviews").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        reviews.MapGet("", ListAsync).Produces<PageAnswer<ReviewRow>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Weekly governance reviews, newest first").WithDescription("site is the code of a site; without it the reviews of all sites.");
        reviews.MapGet("/{site}/{isoWeek}", FindAsync).Produces<ReviewAnswer>().WithSummary("One review whole: frozen figures with eight weeks of trend, agenda, attendance, decisions, actions")
            .WithDescription("The week is written as ISO 8601 does, 2026-W47. Shares are in thousandths, means in hundredths, everything else in the unit of the figure.");
        reviews.MapGet("/{site}/{isoWeek}/figures/{kpi}", FindFigureAsync).Produces<FigureRecordsAnswer>().WithSummary("A frozen figure with exactly the records it was computed from")
            .WithDescription("part is a function (IT) or a pair (OT>Quality: changes of OT that waited for quality); without it the figure for all.");

        api.MapGet("/kpis", ComputeAsync).WithTags("Reviews").Produces<LiveFiguresAnswer>().ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("The figures of any period, computed now")
            .WithDescription("from is the first day and to the first day after the period, 2026-11-02, by the site's clock. Figures of what stands are those of now, whatever the period.");
        api.MapGet("/actions", ListActionsAsync).WithTags("Reviews").Produces<PageAnswer<ActionRow>>().ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("What people took upon themselves in reviews, the first due first")
            .WithDescription("status is Open, Done or Dropped; mine=true leaves your own.");
    }

    /// <summary>The records of a frozen figure, as a file; at most <see cref="ListFile.MostRows"/> rows.</summary>
    public static void MapFigureExport(this WebApplication app) => app.MapGet("/export/reviews/{site}/{isoWeek}/{kpi}.csv", ExportAsync).ExcludeFromDescription();

    private static async Task<IResult> ListAsync(string? site, int? page, int? pageSize, PlantReads plant, ReviewReads reviews, CancellationToken cancellationToken) =>
        await RefuseSiteAsync(plant, site, cancellationToken) is { } unknown ? unknown.ToProblem()
        : await new PageRequest(page ?? 1, pageSize ?? 50).AnswerAsync(request => reviews.ListAsync(SearchText.OrNull(site), request, cancellationToken), row => row);

    private static async Task<IResult> FindAsync(string site, string isoWeek, ClaimsPrincipal user, PlantReads plant, ReviewReads reviews, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(plant, site, isoWeek, cancellationToken) is { } refused) return refused.ToProblem();

        return await reviews.FindAsync(site, isoWeek, user.ToActor(), cancellationToken) is { } review ? Results.Ok(ReviewAnswer.From(review)) : ReviewErrors.Unknown(site, isoWeek).ToProblem();
    }

    private static async Task<IResult> FindFigureAsync(string site, string isoWeek, string kpi, string? part, ClaimsPrincipal user, PlantReads plant, ReviewReads reviews, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(plant, site, isoWeek, cancellationToken) is { } refused) return refused.ToProblem();
        if (await reviews.FindFigureAsync(site, isoWeek, kpi, part ?? KpiParts.All, cancellationToken) is var (figure, records)) return Results.Ok(new FigureRecordsAnswer(FigureAnswer.From(figure, false), figure.Kpi.Formula, records));

        return (await reviews.FindAsync(site, isoWeek, user.ToActor(), cancellationToken) is null ? ReviewErrors.Unknown(site, isoWeek) : ReviewErrors.UnknownFigure(kpi)).ToProblem();
    }

    private static async Task<IResult> ComputeAsync(string? site, string? from, string? to, KpiReads kpis, CancellationToken cancellationToken)
    {
        if (LocalDatePattern.Iso.Parse(from ?? "") is not { Success: true } first || LocalDatePattern.Iso.Parse(to ?? "") is not { Success: true } after) return ReviewErrors.Period.ToProblem();

        var computed = await kpis.ComputeAsync(site ?? "", first.Value, after.Value, cancellationToken);
        return computed.Error is { } refused ? refused.ToProblem() : Results.Ok(LiveFiguresAnswer.Of(computed.Value));
    }

    private static async Task<IResult> ListActionsAsync(string? site, string? status, bool? mine, string? search, int? page, int? pageSize, ClaimsPrincipal user, PlantReads plant, ActionReads actions, CancellationToken cancellationToken)
    {
        var asked = ListAddress.Parse<ActionStatus>(status);
        if (status is not null && asked is null) return UnknownStatus.ToProblem();
        if (await RefuseSiteAsync(plant, site, cancellationToken) is { } unknown) return unknown.ToProblem();

        return await new PageRequest(page ?? 1, pageSize ?? 50, search).AnswerAsync(request => actions.ListAsync(new(SearchText.OrNull(site), asked, mine ?? false), request, user.ToActor(), cancellationToken), row => row);
    }

    private static async Task<IResult> ExportAsync(string site, string isoWeek, string kpi, string? part, ReviewReads reviews, CancellationToken cancellationToken)
    {
        if (await reviews.FindFigureAsync(site, isoWeek, kpi, part ?? KpiParts.All, cancellationToken) is not var (_, records)) return ReviewErrors.UnknownFigure(kpi).ToProblem();

        var sorted = records.OrderByDescending(record => record.Amount).ThenBy(record => record.Number, StringComparer.Ordinal).ToList();
        return await ListFile.AnswerAsync($"{site}-{isoWeek}-{kpi}.csv", Columns, null, page => Task.FromResult(new Page<KpiRecord>([.. sorted.Skip(page.Skip).Take(page.PageSize)], sorted.Count, page.Page, page.PageSize)),
            record => [record.Type, record.Number, record.Amount.ToString(CultureInfo.InvariantCulture)]);
    }

    private static async Task<Error?> RefuseAsync(PlantReads plant, string site, string week, CancellationToken cancellationToken) =>
        await RefuseSiteAsync(plant, site, cancellationToken) ?? (IsoWeek.Parse(week) is null ? ReviewErrors.UnknownWeek(week) : null);

    /// <summary>Null for a site there is, and for none.</summary>
    private static async Task<Error?> RefuseSiteAsync(PlantReads plant, string? site, CancellationToken cancellationToken) =>
        SearchText.OrNull(site) is not { } code || (await plant.ListSitesAsync(cancellationToken)).Any(known => known.Code == code) ? null : ReviewErrors.UnknownSite(code);
}
