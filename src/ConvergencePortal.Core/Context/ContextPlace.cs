using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.Context;

/// <summary>What a page of four lives is about: a physical asset with the place it fills, or a place with whatever fills it.</summary>
/// <param name="Asset">Null when a place was asked for.</param>
/// <param name="Filled">Null when the asset is mounted nowhere.</param>
/// <param name="Site">Of the place, or of the place the asset filled last; null when it never filled one.</param>
public sealed record ContextPlace(AssetDetail? Asset, EquipmentDetail? Filled, SiteRow? Site)
{
    public EquipmentRow? Node => Filled?.Node;

    /// <summary>In which its time is shown; UTC for an asset that was never mounted.</summary>
    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(Site?.TimeZone ?? "") ?? DateTimeZone.Utc;
}
