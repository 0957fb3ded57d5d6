using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Web.Hosting;
using NodaTime;

namespace ConvergencePortal.Web.Plant;

/// <summary>Equipment and assets over the API. Fields are named like the columns of the import files.</summary>
public static class PlantEndpoints
{
    public static void MapPlant(this IEndpointRouteBuilder api)
    {
        api.MapGet("/equipment", async (int? page, int? pageSize, string? search, string? site, PlantReads plant, CancellationToken cancellationToken) =>
            await new PageRequest(page ?? 1, pageSize ?? 50, search)
                .AnswerAsync(request => plant.ListEquipmentAsync(request, SearchText.OrNull(site), cancellationToken), EquipmentAnswer.From))
            .Produces<PageAnswer<EquipmentAnswer>>();

        api.MapGet("/assets", async (int? page, int? pageSize, string? search, string? site, PlantReads plant, CancellationToken cancellationToken) =>
            await new PageRequest(page ?? 1, pageSize ?? 50, search)
                .AnswerAsync(request => plant.ListAssetsAsync(request, SearchText.OrNull(site), cancellationToken), AssetAnswer.From))
            .Produces<PageAnswer<AssetAnswer>>();
    }
}

/// <summary>An equipment node in the API, named by its path of codes from the site down.</summary>
public sealed record EquipmentAnswer(string Path, string Code, string Name, EquipmentLevel Level, string? Parent, string? TimeZone, Criticality Criticality,
    bool SafetyRelated, bool HazardousProcess, bool Gxp, LocalDate? EffectiveFrom, LocalDate? EffectiveTo)
{
    public static EquipmentAnswer From(EquipmentRow row) => new(row.Path, row.Code, row.Name, row.Level, row.ParentPath, row.TimeZone, row.Criticality,
        row.IsSafetyRelated, row.IsHazardousProcess, row.IsGxpRelevant, row.EffectiveFrom, row.EffectiveTo);
}

/// <summary>A physical asset in the API; the equipment is where it is mounted today.</summary>
public sealed record AssetAnswer(string Tag, string Name, string Type, string? Serial, string? Manufacturer, string? Firmware, string? PatchLevel,
    LocalDate? PurchasedOn, AssetStatus Status, string? Equipment, LocalDate? MountedFrom)
{
    public static AssetAnswer From(AssetRow row) => new(row.Tag, row.Name, row.AssetType, row.SerialNumber, row.Manufacturer, row.Firmware, row.PatchLevel,
        row.PurchasedOn, row.Status, row.EquipmentPath, row.MountedFrom);
}
