namespace ConvergencePortal.Benchmarks.Scheduling;

/// <summary>
/// The windows of the large plant: 500 with 100,000 occurrences in 400 days, and 2,240 more production windows, three shifts a cell, that bring it to a
/// million. More windows and not more dates each, since every check must look at every window that happens in its span.
/// </summary>
internal static class LargeWindows
{
    private const string Header = "site,code,kind,title,scope,start,minutes,rule,owner,order,rate,earlier,later";
    private const string Workdays = "\"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR\"";
    private const int CellsWithRuns = 110;
    private const int CellsWithNights = 640;

    private static readonly string[] Weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public static Task LoadAsync(BenchmarkPortal portal) => portal.ImportAsync("windows", Header,
    [
        .. LargePlant.LinePaths.Select((line, i) => Row($"MW-L{i}", "Maintenance", $"Line {i} night", line, $"2023-01-0{2 + i % 7}T22:00", 480, $"FREQ=WEEKLY;BYDAY={Weekdays[i % 7]}")),
        .. LargePlant.AreaPaths.Select((area, i) => Row($"MW-A{i}", "Maintenance", $"Area {i} Saturday", area, "2023-01-07T06:00", 720, "FREQ=MONTHLY;BYDAY=1SA")),
        .. LargePlant.Segments.Where((_, i) => i % 5 == 0).Select((segment, i) =>
            Row($"MW-N{i}", "Maintenance", $"Network {i}, last workday", $"segment={LargePlant.Site}:{segment}", "2023-01-31T20:00", 360, "\"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1\"")),
        .. LargePlant.LinePaths.Select((line, i) => Row($"PW-L{i}-E", "Production", $"Line {i} early", line, "2023-01-02T06:00", 480, Workdays, $",4{i},600,,")),
        .. LargePlant.LinePaths.Select((line, i) => Row($"PW-L{i}-L", "Production", $"Line {i} late", line, "2023-01-02T14:00", 480, Workdays, $",5{i},600,30,30")),
        .. LargePlant.CellPaths.Where((_, i) => i % 7 == 0).Take(CellsWithRuns).Select((cell, i) => Row($"PW-R{i}", "Production", $"Run {i}", cell, $"2023-01-02T{i % 24:00}:30", 300, "FREQ=DAILY", $",6{i},200,60,")),
        .. LargePlant.AreaPaths.Select((area, i) => Row($"FZ-Y{i}", "Freeze", $"Year end of area {i}", area, "2023-12-20T00:00", 14 * 24 * 60, "FREQ=YEARLY")),
        .. LargePlant.AreaPaths.Select((area, i) => Row($"FZ-C{i}", "Freeze", $"Campaign of area {i}", area, $"2023-{1 + i:00}-10T00:00", 5 * 24 * 60, "FREQ=YEARLY")),
        .. Enumerable.Range(0, 10).Select(i => Row($"HD-{i}", "Holiday", $"Holiday {i}", LargePlant.Site, $"2023-{1 + i:00}-0{1 + i % 9}T00:00", 24 * 60, "FREQ=YEARLY")),
    ]);

    public static Task LoadMillionAsync(BenchmarkPortal portal) => portal.ImportAsync("windows", Header,
    [
        .. LargePlant.CellPaths.Select((cell, i) => Row($"PW-C{i}-E", "Production", $"Cell {i} early", cell, "2023-01-02T06:00", 480, "FREQ=DAILY", $",7{i},100,,")),
        .. LargePlant.CellPaths.Select((cell, i) => Row($"PW-C{i}-L", "Production", $"Cell {i} late", cell, "2023-01-02T14:00", 480, "FREQ=DAILY", $",8{i},100,,30")),
        .. LargePlant.CellPaths.Take(CellsWithNights).Select((cell, i) => Row($"PW-C{i}-N", "Production", $"Cell {i} night", cell, "2023-01-02T22:00", 480, "FREQ=DAILY", $",9{i},100,,")),
    ]);

    private static string Row(string code, string kind, string title, string scope, string start, int minutes, string rule, string run = ",,,,") =>
        $"{LargePlant.Site},{code},{kind},\"{title}\",{scope},{start},{minutes},{rule},{(kind == "Production" ? "Production" : "Maintenance")}{run}";
}
