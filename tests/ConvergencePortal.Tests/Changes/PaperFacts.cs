using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Tests.Common;

namespace ConvergencePortal.Tests.Changes;

/// <summary>What the policies look at, on the test plant's picture.</summary>
internal static class PaperFacts
{
    public static AgreementFacts Of(ItemKind kind, int id, ChangeContent? content = null, bool inKind = false, IReadOnlyList<SlotVerdict>? verdicts = null, SitePicture? site = null)
    {
        var picture = site ?? BerlinPicture.Whole;
        return new AgreementFacts(content ?? new ChangeContent { Nature = ChangeNature.Software }, inKind, ImpactRules.Of(picture, [new ChangeItem(kind, id, Label(picture, kind, id))]), verdicts ?? [], picture);
    }

    private static string Label(SitePicture site, ItemKind kind, int id) => kind switch
    {
        ItemKind.Equipment => site.Equipment[id].Path,
        ItemKind.Asset => site.Assets[id].Tag,
        ItemKind.Device => site.CodeOf(site.Devices[id].Code),
        ItemKind.Segment => site.CodeOf(site.Segments[id].Code),
        ItemKind.Zone => site.CodeOf(site.Zones[id].Code),
        ItemKind.Conduit => site.CodeOf(site.Conduits[id].Code),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
