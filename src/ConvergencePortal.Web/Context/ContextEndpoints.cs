using System.Security.Claims;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Context;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Web.Hosting;
using ConvergencePortal.Web.Network;
using NodaTime;

namespace ConvergencePortal.Web.Context;

/// <summary>The four lives of an asset over the API.</summary>
public static class ContextEndpoints
{
    public static void MapContext(this IEndpointRouteBuilder api)
    {
        api.MapGet("/assets/{code}/context", async (string code, string? from, string? to, ClaimsPrincipal user, ContextReads reads, IClock clock, CancellationToken cancellationToken) =>
        {
            var place = await reads.FindAssetAsync(code, cancellationToken);
            if (place.Error is { } unknown) return unknown.ToProblem();
            var span = ContextSpan.Read(from, to, place.Value.Zone, clock.GetCurrentInstant());
            if (span.Error is { } noSpan) return noSpan.ToProblem();

            var context = await reads.ReadAsync(place.Value, span.Value, user.ToActor(), cancellationToken);
            return context.Error is { } refused ? refused.ToProblem() : Results.Ok(ContextAnswer.Of(context.Value));
        })
        .Produces<ContextAnswer>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithTags("Context")
        .WithSummary("What operations, maintenance, quality and IT know about an asset in a stretch of time")
        .WithDescription("code is the asset's tag. A day begins when it begins at the plant. Left out, from and to are the week of today; at most 400 days.");
    }
}

/// <summary>An asset with its four lives in the API; the equipment is where it is mounted today.</summary>
public sealed record ContextAnswer(string Asset, string Name, string Type, AssetStatus Status, string? Equipment, string? Site, string TimeZone, Instant From, Instant To, OperationsLife Operations, MaintenanceLife Maintenance,
    QualityLife Quality, ContextNetworkAnswer IT, IReadOnlyList<string> Unreadable)
{
    /// <param name="context">Of an asset.</param>
    public static ContextAnswer Of(AssetContext context)
    {
        var asset = context.Place.Asset!.Asset;
        var network = new ContextNetworkAnswer([.. context.Network.Devices.Select(DeviceAnswer.From)], context.Network.DevicesInAll, context.Network.Flows, context.Network.Windows);
        return new ContextAnswer(asset.Tag, asset.Name, asset.AssetType, asset.Status, context.Place.Node?.Path, context.Place.Site?.Code, context.Place.Zone.Id, context.Span.Start, context.Span.End, context.Operations,
            context.Maintenance, context.Quality, network, context.Unreadable);
    }
}

/// <summary>How an asset is connected, in the API.</summary>
public sealed record ContextNetworkAnswer(IReadOnlyList<DeviceAnswer> Devices, int DevicesInAll, IReadOnlyList<ContextFlow> Flows, IReadOnlyList<ContextWindow> Windows);
