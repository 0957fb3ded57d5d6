using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Web.Hosting;

namespace ConvergencePortal.Web.Network;

/// <summary>Devices, segments, zones and conduits over the API. Fields are named like the columns of the import files.</summary>
public static class NetworkEndpoints
{
    public static void MapNetwork(this IEndpointRouteBuilder api)
    {
        api.MapGet("/devices", async (int? page, int? pageSize, string? search, string? site, DeviceReads devices, CancellationToken cancellationToken) =>
            await new PageRequest(page ?? 1, pageSize ?? 50, search)
                .AnswerAsync(request => devices.ListAsync(request, new DeviceFilter(SearchText.OrNull(site)), cancellationToken), DeviceAnswer.From))
            .Produces<PageAnswer<DeviceAnswer>>();

        api.MapGet("/segments", async (int? page, int? pageSize, string? search, string? site, NetworkReads network, CancellationToken cancellationToken) =>
            await new PageRequest(page ?? 1, pageSize ?? 50, search)
                .AnswerAsync(request => network.ListSegmentsAsync(request, SearchText.OrNull(site), null, cancellationToken), SegmentAnswer.From))
            .Produces<PageAnswer<SegmentAnswer>>();

        api.MapGet("/zones", async (int? page, int? pageSize, string? search, string? site, NetworkReads network, CancellationToken cancellationToken) =>
            await new PageRequest(page ?? 1, pageSize ?? 50, search)
                .AnswerAsync(request => network.ListZonesAsync(request, SearchText.OrNull(site), cancellationToken), ZoneAnswer.From))
            .Produces<PageAnswer<ZoneAnswer>>();

        api.MapGet("/conduits", async (int? page, int? pageSize, string? search, string? site, NetworkReads network, CancellationToken cancellationToken) =>
            await new PageRequest(page ?? 1, pageSize ?? 50, search)
                .AnswerAsync(request => network.ListConduitsAsync(request, SearchText.OrNull(site), null, cancellationToken), ConduitAnswer.From))
            .Produces<PageAnswer<ConduitAnswer>>();

        api.MapObservedFlows();
    }
}
