using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Context;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.DataSources;
using ConvergencePortal.Web.Plant;
using ConvergencePortal.Web.Shared;
using ConvergencePortal.Web.Windows;
using NodaTime;

namespace ConvergencePortal.Web.Context;

/// <summary>The four lives of an asset, in the order of the page.</summary>
public enum Life
{
    Operations,
    Maintenance,
    Quality,
    IT,
}

/// <summary>Something on the time line: a stretch, or a moment where both ends are the same.</summary>
/// <param name="Series">What stands on one track: the times of one window, or one thing alone.</param>
/// <param name="What">What it is, an English text of the resources.</param>
/// <param name="Detail">Product and order, status, or where it is.</param>
/// <param name="Style">Class that gives it its pattern.</param>
/// <param name="Sign">Said by the picture beside the pattern.</param>
public sealed record LifeItem(Life Life, string Series, string What, string Title, string? Detail, Instant Start, Instant End, string Href, string Style, string Sign)
{
    public bool IsMoment => Start == End;

    /// <summary>It goes on; the end is only where the stretch shown ends.</summary>
    public bool HasNoEnd { get; init; }

    /// <summary>Everything that the context knows in its stretch of time, ordered by life, then by begin.</summary>
    public static IReadOnlyList<LifeItem> From(AssetContext context) =>
        [.. All(context).Where(item => item.Start < context.Span.End && (item.IsMoment ? item.Start >= context.Span.Start : item.End > context.Span.Start)).OrderBy(item => item.Life).ThenBy(item => item.Start).ThenBy(item => item.Title, StringComparer.Ordinal)];

    private static IEnumerable<LifeItem> All(AssetContext context) => context.Operations.Runs.Select(run => Of(run, Life.Operations))
        .Concat(context.Maintenance.Windows.Select(window => Of(window, Life.Maintenance)))
        .Concat(context.Maintenance.Changes.Where(change => change.Start is not null).Select(Of))
        .Concat(context.Maintenance.Measures.Select(Of))
        .Concat(context.Maintenance.Mountings.Select(mounting => Of(mounting, context)))
        .Concat(context.Quality.Freezes.Select(freeze => Of(freeze, Life.Quality)))
        .Concat(context.Quality.Sources.Where(source => source.CertificationExpiresOn is not null).Select(source => Of(source, context)))
        .Concat(context.Quality.Contracts.Where(contract => contract.EffectiveTo is not null).Select(contract => Of(contract, context)))
        .Concat(context.Network.Windows.Select(window => Of(window, Life.IT)))
        .Concat(context.Network.Devices.Where(device => device.EffectiveFrom is not null).Select(device => new LifeItem(Life.IT, $"device-{device.Key}", "Device put into use", device.Name, device.Key,
            At(device.EffectiveFrom!.Value, context), At(device.EffectiveFrom!.Value, context), NetworkHref(device.Key), "life-moment", "▲")))
        .Concat(context.Network.Devices.Where(device => device.EffectiveTo is not null).Select(device => new LifeItem(Life.IT, $"device-{device.Key}", "Device taken out of use", device.Name, device.Key,
            At(device.EffectiveTo!.Value, context), At(device.EffectiveTo!.Value, context), NetworkHref(device.Key), "life-moment", "▼")));

    private static LifeItem Of(ContextWindow window, Life life)
    {
        var layer = CalendarLayers.Of(window.Kind);
        var detail = string.Join(" · ", new[] { window.Product, window.OrderNumber, window.Product is null && window.OrderNumber is null ? window.Scope : null }.OfType<string>());
        return new LifeItem(life, $"window-{window.WindowId}", layer.ToString(), window.Title, detail, window.Start, window.End, $"/windows/{window.WindowId}", layer.Style(), "");
    }

    private static LifeItem Of(ContextChange change) => new(Life.Maintenance, $"change-{change.Number}", change.ActsOnIt ? "Change on it" : "Change that reaches it", $"{change.Number} {change.Title}", Words.Of(change.Status),
        change.Start!.Value, change.End ?? change.Start.Value, $"/changes/{change.Number}", CalendarLayer.Changes.Style(), ChangeTexts.Of(change.Status).Sign);

    private static LifeItem Of(ContextMeasure measure) => new(Life.Maintenance, $"measure-{measure.Number}", "Temporary measure", $"{measure.Number} {measure.Title}", Words.Of(measure.Status), measure.Since, measure.Until,
        $"/temporary/{measure.Number}", "life-measure", "⚠");

    private static LifeItem Of(ContextMounting mounting, AssetContext context) => new(Life.Maintenance, $"mounting-{mounting.Tag}", "Mounted", mounting.Tag, mounting.Path, At(mounting.From, context),
        mounting.To is { } to ? At(to, context) : Instant.Max(context.Span.End, At(mounting.From, context)), PlantAddress.Of(mounting.Path), "life-mounting", "") { HasNoEnd = mounting.To is null };

    private static LifeItem Of(DescribingSource source, AssetContext context) => new(Life.Quality, $"source-{source.Key}", "Certification expires", source.Name, source.Certification,
        At(source.CertificationExpiresOn!.Value, context), At(source.CertificationExpiresOn!.Value, context), DataAddress.Source(source.Key), "life-moment", "◆");

    private static LifeItem Of(SourceContract contract, AssetContext context) => new(Life.Quality, $"contract-{contract.ContractId}", "Data contract ends", contract.Name, contract.SourceKey,
        At(contract.EffectiveTo!.Value, context), At(contract.EffectiveTo!.Value, context), DataAddress.Source(contract.SourceKey), "life-moment", "◆");

    private static string NetworkHref(string key) => Network.NetworkAddress.Device(key);

    private static Instant At(LocalDate day, AssetContext context) => day.AtStartOfDayInZone(context.Place.Zone).ToInstant();
}

/// <summary>A life with its tracks, one below the other.</summary>
public sealed record LifeLane(Life Life, IReadOnlyList<LifeBar> Bars, int Tracks)
{
    /// <summary>The four of them, also those in which nothing happens.</summary>
    public static IReadOnlyList<LifeLane> Of(IReadOnlyList<LifeItem> items, ContextPeriod period, DateTimeZone zone) =>
        [.. Enum.GetValues<Life>().Select(life => Pack(life, [.. items.Where(item => item.Life == life)], period, zone))];

    /// <summary>The times of one window stay on one track; another thing may share it where both leave room.</summary>
    private static LifeLane Pack(Life life, List<LifeItem> items, ContextPeriod period, DateTimeZone zone)
    {
        var bars = new List<LifeBar>();
        var tracks = new List<List<LifeBar>>();
        foreach (var series in items.GroupBy(item => item.Series))
        {
            var own = series.Select(item => Place(item, period, zone)).ToList();
            var track = tracks.FindIndex(taken => !taken.Exists(bar => own.Exists(other => bar.Overlaps(other))));
            if (track < 0)
            {
                track = tracks.Count;
                tracks.Add([]);
            }
            tracks[track].AddRange(own);
            bars.AddRange(own.Select(bar => bar with { Track = track }));
        }
        return new LifeLane(life, bars, Math.Max(tracks.Count, 1));
    }

    private static LifeBar Place(LifeItem item, ContextPeriod period, DateTimeZone zone)
    {
        var left = period.PlaceOf(item.Start, zone);
        return new LifeBar(item, left, period.PlaceOf(item.End, zone) - left, 0);
    }
}

/// <summary>Where something stands on the time line; left and width in percent.</summary>
public sealed record LifeBar(LifeItem Item, double Left, double Width, int Track)
{
    /// <summary>What a bar takes at least, so that its sign can be seen.</summary>
    private const double LeastWidth = 3;

    public bool Overlaps(LifeBar other) => Left < other.Left + Math.Max(other.Width, LeastWidth) && other.Left < Left + Math.Max(Width, LeastWidth);
}
