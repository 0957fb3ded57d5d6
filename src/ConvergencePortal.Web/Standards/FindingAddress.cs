using ConvergencePortal.Core.Standards;
using ConvergencePortal.Web.DataSources;
using ConvergencePortal.Web.Network;
using ConvergencePortal.Web.Plant;

namespace ConvergencePortal.Web.Standards;

/// <summary>Where findings are, and the pages of the things they speak of.</summary>
public static class FindingAddress
{
    public const string List = "/findings";

    public static string Of(int id) => $"{List}/{id}";

    /// <summary>The form that asks for a waiver of the finding.</summary>
    public static string Waiver(int id) => $"/waivers/new?finding={id}";

    public static string OfSubject(SubjectKind kind, string key) => kind switch
    {
        SubjectKind.Asset => PlantAddress.OfAsset(key),
        SubjectKind.Device => NetworkAddress.Device(key),
        SubjectKind.Segment => NetworkAddress.Segment(key),
        SubjectKind.Zone => NetworkAddress.Zone(key),
        SubjectKind.Conduit => NetworkAddress.Conduit(key),
        SubjectKind.DataSource => DataAddress.Source(key),
        SubjectKind.DataFlow => DataAddress.Flow(key),
        SubjectKind.Standard => $"/standards/{Uri.EscapeDataString(key)}",
        SubjectKind.Waiver => $"/waivers/{Uri.EscapeDataString(key)}",
        SubjectKind.Pilot => $"/pilots/{Uri.EscapeDataString(key)}",
        SubjectKind.Change => $"/changes/{Uri.EscapeDataString(key)}",
        SubjectKind.Measure => $"/temporary/{Uri.EscapeDataString(key)}",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
