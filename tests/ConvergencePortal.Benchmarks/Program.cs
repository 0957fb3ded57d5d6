using ConvergencePortal.Benchmarks;
using ConvergencePortal.Benchmarks.Scheduling;

// Prints tables and judges nothing: dotnet run -c Release --project tests/ConvergencePortal.Benchmarks [host] [reads] [import] [policy] [flows] [scheduling] [ledger] [sources] [checks] [notices] [dashboard] [reviews] [sessions]
var asked = args.Length == 0 ? ["host", "reads", "import", "policy", "flows", "scheduling", "ledger", "sources", "checks", "notices", "dashboard", "reviews", "sessions"] : args;
var table = new FigureTable("iTop at 100,000 changes, orientation");
var policy = new FigureTable("naive");
var flows = new FigureTable("naive");
var slots = new FigureTable("linear scan", "SQL query");

if (asked.Intersect(["import", "reads", "policy"]).Any())
{
    await using var portal = await BenchmarkPortal.CreateAsync();
    if (asked.Contains("import")) await ImportBenchmark.RunAsync(portal, table);
    if (asked.Contains("reads")) await ReadBenchmark.RunAsync(portal, table);
    if (asked.Contains("policy")) await PolicyBenchmark.RunAsync(portal, policy);
}
if (asked.Contains("flows")) FlowBenchmark.Run(flows);
if (asked.Contains("host")) await HostBenchmark.RunAsync(table);
if (asked.Contains("scheduling")) await SchedulingBenchmark.RunAsync(slots);
if (asked.Contains("sources"))
{
    await using var catalog = await BenchmarkPortal.CreateAsync();
    await SourceBenchmark.RunAsync(catalog, table);
}
if (asked.Contains("notices"))
{
    await using var telling = await BenchmarkPortal.CreateAsync();
    await NoticeBenchmark.RunAsync(telling, table);
}
if (asked.Contains("dashboard"))
{
    await using var watched = await BenchmarkPortal.CreateAsync();
    await DashboardBenchmark.RunAsync(watched, table);
}
if (asked.Contains("ledger")) await LedgerBenchmark.RunAsync(table);
if (asked.Contains("reviews")) await ReviewBenchmark.RunAsync(table);
if (asked.Contains("sessions")) await SessionBenchmark.RunAsync(table);
if (asked.Contains("checks")) await CheckBenchmark.RunAsync(table);

table.Print();
policy.Print();
flows.Print();
slots.Print();
