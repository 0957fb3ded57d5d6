using ConvergencePortal.Web.DataSources;
using ConvergencePortal.Web.Network;
using ConvergencePortal.Web.People;
using ConvergencePortal.Web.Plant;

namespace ConvergencePortal.Web.Records;

/// <summary>Where the forms of a kind of record are, and the page that shows a record once it is saved.</summary>
public static class RecordAddress
{
    public static string New(string kind, string? prefill = null) => $"/records/{kind}/new{(prefill is null ? "" : $"?{prefill}")}";
    public static string Edit(string kind, string key) => $"/records/{kind}/edit?key={Uri.EscapeDataString(key)}";

    /// <summary>An interface is shown by its device; a membership, a shift or an absence by its person.</summary>
    public static string Of(string kind, string key) => kind switch
    {
        "sites" or "equipment" => PlantAddress.Of(key),
        "assets" => PlantAddress.OfAsset(key),
        "zones" => NetworkAddress.Zone(key),
        "conduits" => NetworkAddress.Conduit(key),
        "segments" => NetworkAddress.Segment(key),
        "devices" => NetworkAddress.Device(key),
        "interfaces" => NetworkAddress.Device(key[..Math.Max(key.LastIndexOf(':'), 0)]),
        "people" => PeopleAddress.Of(key),
        "memberships" or "competencies" => PeopleAddress.Of(key.Split(':')[0]),
        "shifts" or "absences" => PeopleAddress.Of(key.Split(':') is [_, var person, ..] ? person : ""),
        "data-sources" => DataAddress.Source(key),
        "ownership" => DataAddress.Source(string.Join(':', key.Split(':').Take(2))),
        "data-flows" => DataAddress.Flow(key),
        "glossary" => DataAddress.Term(key),
        "objectives" => DataAddress.Objective(key),
        "use-cases" => DataAddress.UseCase(key),
        _ => $"/{kind}",
    };

    /// <summary>The list that a record of the kind is part of.</summary>
    public static string ListOf(string kind) => kind switch
    {
        "sites" or "equipment" => "/plant",
        "assets" => PlantAddress.Assets,
        "zones" => NetworkTabs.Zones,
        "conduits" => NetworkTabs.Conduits,
        "segments" => NetworkTabs.Segments,
        "devices" or "interfaces" => NetworkTabs.Devices,
        "people" or "memberships" or "competencies" => "/people",
        "shifts" or "absences" => PeopleAddress.Roster,
        "ownership" => DataAddress.Sources,
        "data-flows" => DataAddress.Flows,
        "use-cases" => DataAddress.UseCases,
        _ => $"/{kind}",
    };
}
