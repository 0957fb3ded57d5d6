using ConvergencePortal.Core.Common;
using ConvergencePortal.Web.Approvals;
using ConvergencePortal.Web.Calendar;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Context;
using ConvergencePortal.Web.DataSources;
using ConvergencePortal.Web.Import;
using ConvergencePortal.Web.Ledger;
using ConvergencePortal.Web.Network;
using ConvergencePortal.Web.Notices;
using ConvergencePortal.Web.People;
using ConvergencePortal.Web.Plant;
using ConvergencePortal.Web.Reviews;
using ConvergencePortal.Web.Scheduling;
using ConvergencePortal.Web.SignIn;
using ConvergencePortal.Web.Standards;
using ConvergencePortal.Web.Strategy;
using ConvergencePortal.Web.Windows;
using Microsoft.AspNetCore.Http.Json;

namespace ConvergencePortal.Web.Hosting;

/// <summary>The JSON API under /api/v1: its form, who may call it, and the index of its endpoints.</summary>
public static class PortalApi
{
    public const string RequestHeader = "X-Portal-Request";

    /// <summary>Whatever the case, as routing sees it.</summary>
    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    public static void AddPortalApi(this IServiceCollection services)
    {
        services.AddScoped<HealthReads>();
        services.AddSingleton<ApiScopes>();
        services.AddOpenApi(description => description.AddSchemaTransformer(EnumNameConverter.DescribeAsync));
        services.AddProblemDetails();
        // Otherwise a parameter that cannot be read is answered without a word outside development.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.Configure<JsonOptions>(json =>
        {
            // Of a field that stands twice nobody knows which one was meant.
            json.SerializerOptions.AllowDuplicateProperties = false;
            json.SerializerOptions.Converters.Add(new EnumNameConverter());
            json.SerializerOptions.Converters.Add(new InstantJsonConverter());
            json.SerializerOptions.Converters.Add(new LocalDateJsonConverter());
        });
    }

    public static void MapPortalApi(this WebApplication app)
    {
        app.MapOpenApi().AllowAnonymous();
        var api = app.MapGroup("/api/v1").RequireAuthorization().DisableAntiforgery().AddEndpointFilter<ApiCallerFilter>();

        api.MapPeople();
        api.MapApiKeys();
        api.MapSignInApi();
        api.MapDelegations();
        api.MapApprovalSettings();
        api.MapImport();
        api.MapPlant();
        api.MapNetwork();
        api.MapFlows();
        api.MapStrategy();
        api.MapContext();
        api.MapWindows();
        api.MapSchedule();
        api.MapWindowCalendar();
        api.MapSchedulingSettings();
        api.MapRecurrence();
        api.MapChanges();
        api.MapPolicies();
        api.MapTemplates();
        api.MapMeasures();
        api.MapStandards();
        api.MapTimeBoxes();
        api.MapContracts();
        api.MapFindings();
        api.MapChecks();
        api.MapCalendarFeeds();
        api.MapDataSources();
        api.MapProposals();
        api.MapNotices();
        api.MapReviews();
        api.MapLedger();
    }
}
