namespace ConvergencePortal.Benchmarks.Scheduling;

/// <summary>
/// A plant of 10,000 equipment nodes and devices, imported as a user would: areas, lines, cells and modules; a controller, drive or sensor in every module and a
/// panel at every cell; two networks a line and five an area, every second one with a pair of switches; people with shifts and absences.
/// </summary>
internal static class LargePlant
{
    public const string Site = "BIG";
    public const int CellsPerLine = 8;
    public const int People = 200;

    private const int Areas = 10;
    private const int LinesPerArea = 10;
    private const int ModulesPerCell = 5;
    private const int NetworksPerArea = 5;

    private static readonly string[] ModuleRoles = ["PLC", "Drive", "FieldIO", "Sensor", "SafetyController"];
    private static readonly string[] Functions = ["OT", "IT", "Maintenance", "Production"];

    public static IReadOnlyList<string> AreaPaths { get; } = [.. Range(Areas, "A").Select(area => $"{Site}/{area}")];
    public static IReadOnlyList<string> LinePaths { get; } = [.. AreaPaths.SelectMany(area => Range(LinesPerArea, "L").Select(line => $"{area}/{line}"))];
    public static IReadOnlyList<string> CellPaths { get; } = [.. LinePaths.SelectMany(line => Range(CellsPerLine, "C").Select(cell => $"{line}/{cell}"))];
    public static IReadOnlyList<string> Segments { get; } = [.. LinePaths.SelectMany((_, line) => new[] { $"N{line}-ODD", $"N{line}-EVEN" }), .. AreaPaths.SelectMany((_, area) => Range(NetworksPerArea, $"N-A{area}-"))];

    private static IReadOnlyList<string> ModulePaths { get; } = [.. CellPaths.SelectMany(cell => Range(ModulesPerCell, "M").Select(module => $"{cell}/{module}"))];

    public static async Task LoadAsync(BenchmarkPortal portal)
    {
        await portal.ImportAsync("sites", "code,name,enterprise,time_zone", [$"{Site},Big plant,ACME,Europe/Berlin"]);
        await portal.ImportAsync("equipment", "path,name,level",
            [.. Nodes(AreaPaths, "Area"), .. Nodes(LinePaths, "ProductionLine"), .. Nodes(CellPaths, "WorkCell"), .. Nodes(ModulePaths, "EquipmentModule")]);
        await portal.ImportAsync("zones", "site,code,name,kind,parent,owner",
        [
            $"{Site},SITEOPS,Site operations,SiteOperations,,OT",
            .. AreaPaths.Select((_, area) => $"{Site},Z-A{area},Zone of area {area},CellArea,,OT"),
            .. LinePaths.Select((_, line) => $"{Site},Z-L{line},Zone of line {line},CellArea,Z-A{line / LinesPerArea},OT"),
        ]);
        await portal.ImportAsync("conduits", "site,code,name,zone_a,zone_b,owner",
            [.. AreaPaths.Select((_, area) => $"{Site},C-A{area},Area {area} to operations,SITEOPS,Z-A{area},OT"), .. LinePaths.Select((_, line) => $"{Site},C-L{line},Line {line} to its area,Z-A{line / LinesPerArea},Z-L{line},OT")]);
        await portal.ImportAsync("segments", "site,code,name,zone", Segments.Select((segment, i) => $"{Site},{segment},Network {i},{ZoneOf(i)}"));
        await portal.ImportAsync("devices", "site,code,name,role,equipment,redundancy_group", [.. Modules(), .. Panels(), .. Switches().Select(s => $"{Site},{s.Code},Switch {s.Code},Switch,{s.Place},{s.Group}")]);
        await portal.ImportAsync("interfaces", "site,device,name,segment", [.. Connections()]);
        await LoadPeopleAsync(portal);
    }

    private static async Task LoadPeopleAsync(BenchmarkPortal portal)
    {
        var people = Range(People, "p").ToList();
        await portal.ImportAsync("people", "code,name", people.Select((person, i) => $"{person},Person {i}"));
        await portal.ImportAsync("memberships", "person,site,function,home,from", people.Select((person, i) => $"{person},{Site},{Functions[i % Functions.Length]},yes,2024-01-01"));
        await portal.ImportAsync("shifts", "site,person,code,start,minutes,rule", people.Select((person, i) => $"{Site},{person},WEEK,2024-01-01T{6 + 8 * (i / Functions.Length % 3) % 24:00}:00,480,\"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR\""));
        await portal.ImportAsync("absences", "site,person,from,to", people.Select((person, i) => $"{Site},{person},2026-{1 + i % 12:00}-01,2026-{1 + i % 12:00}-14"));
    }

    private static IEnumerable<string> Nodes(IEnumerable<string> paths, string level) => paths.Select(path => $"{path},{path[(path.LastIndexOf('/') + 1)..]} of {path.Split('/')[^2]},{level}");

    private static IEnumerable<string> Modules() => ModulePaths.Select((path, i) => $"{Site},D{i},Device {i},{ModuleRoles[i % ModuleRoles.Length]},{path},");
    private static IEnumerable<string> Panels() => CellPaths.Select((path, i) => $"{Site},HMI{i},Panel {i},HMI,{path},");

    private static IEnumerable<(string Code, string Segment, string Place, string Group, int? Line)> Switches()
    {
        for (var i = 0; i < Segments.Count; i++)
        {
            int? line = i < 2 * LinePaths.Count ? i / 2 : null;
            var (segment, place, isPair) = (Segments[i], line is { } own ? LinePaths[own] : AreaPaths[(i - 2 * LinePaths.Count) / NetworksPerArea], i % 2 == 1);
            yield return ($"SW-{segment}-1", segment, place, isPair ? $"RG-{segment}" : "", line);
            if (isPair) yield return ($"SW-{segment}-2", segment, place, $"RG-{segment}", line);
        }
    }

    /// <summary>Machines are on a network of their line, by odd and even cells; the switches of a line are also on one of their area.</summary>
    private static IEnumerable<string> Connections()
    {
        for (var i = 0; i < ModulePaths.Count; i++) yield return $"{Site},D{i},eth0,{NetworkOf(i / ModulesPerCell)}";
        for (var i = 0; i < CellPaths.Count; i++) yield return $"{Site},HMI{i},eth0,{NetworkOf(i)}";
        foreach (var (code, segment, _, _, line) in Switches())
        {
            yield return $"{Site},{code},eth0,{segment}";
            if (line is { } own) yield return $"{Site},{code},eth1,N-A{own / LinesPerArea}-{own % NetworksPerArea}";
        }
    }

    private static string NetworkOf(int cell) => Segments[cell / CellsPerLine * 2 + cell % 2];
    private static string ZoneOf(int segment) => segment < 2 * LinePaths.Count ? $"Z-L{segment / 2}" : $"Z-A{(segment - 2 * LinePaths.Count) / NetworksPerArea}";
    private static IEnumerable<string> Range(int count, string prefix) => Enumerable.Range(0, count).Select(i => $"{prefix}{i}");
}
