using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Network;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.DataSources;

/// <summary>Finds what people name by code, data sources among it: "source=BER:HIST-PLANT", or "BER:HIST-PLANT" alone where nothing of the plant and its network has that code.</summary>
public static class SourceCodes
{
    public static async Task<Result<NamedItem>> FindThingAsync(this PortalDb db, string code, string field, CancellationToken cancellationToken)
    {
        var (kind, name) = ItemCodes.SplitKind(code.Trim());
        if (kind is { } asked && asked != ItemKind.DataSource) return await db.FindItemAsync(code, field, cancellationToken);
        if (kind is null && await db.FindItemAsync(code, field, cancellationToken) is var inPlant && (inPlant.Error is not { } missing || missing.Code != ItemCodes.Unknown)) return inPlant;

        return await FindSourceAsync(db, name, cancellationToken) is { } source ? source
            : Error.Invalid(ItemCodes.Unknown, kind is null
                ? $"There is no \"{Shorten(name)}\" in the plant. Equipment is named like BER/PACK/LINE2, an asset by its tag, anything on the network and every data source like BER:SW-01."
                : $"There is no data source \"{Shorten(name)}\". It is named like BER:HIST-PLANT.", field);
    }

    private static async Task<NamedItem?> FindSourceAsync(PortalDb db, string name, CancellationToken cancellationToken)
    {
        if (!SiteCode.TryRead(name, out var site, out var code)) return null;

        var found = await db.DataSources.AsNoTracking().Where(s => s.Site.Code == site && s.Code == code).Select(s => new { s.Id, Site = s.Site.Code, s.SiteId, s.Code, s.Name }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new NamedItem(ItemKind.DataSource, found.Id, SiteCode.Of(found.Site, found.Code), found.Name, found.SiteId);
    }

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
