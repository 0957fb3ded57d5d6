using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Web.Changes;

namespace ConvergencePortal.Web.DataSources;

/// <summary>The English words of the flow pages; they are also the keys of their translation.</summary>
public static class FlowTexts
{
    /// <summary>How a flow passes from zone to zone, with a sign: color is never the only one.</summary>
    public static StatusLook Of(FlowPassage passage) => passage switch
    {
        FlowPassage.NotNeeded => new("Needs no conduit", "–", "status-muted"),
        FlowPassage.ByHand => new("Typed again by a person", "✍", "status-warn"),
        FlowPassage.Missing => new("Crosses zones without a conduit", "⚠", "status-bad"),
        FlowPassage.OtherZones => new("The conduit joins other zones", "⚠", "status-bad"),
        FlowPassage.Denied => new("No rule of the conduit permits it", "✕", "status-bad"),
        FlowPassage.Permitted => new("Permitted by the conduit's rules", "✓", "status-good"),
        _ => throw new ArgumentOutOfRangeException(nameof(passage), passage, null),
    };

    public static string Of(FlowColumn column) => column switch
    {
        FlowColumn.Safety => "Safety",
        FlowColumn.Cells => "Cells and areas",
        FlowColumn.SiteOperations => "Site operations",
        FlowColumn.IDMZ => "Industrial DMZ",
        FlowColumn.Business => "Office and outside",
        FlowColumn.NoNetwork => "On no network",
        FlowColumn.People => "People who use it",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, null),
    };
}
