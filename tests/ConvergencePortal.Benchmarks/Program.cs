using ConvergencePortal.Benchmarks;
using ConvergencePortal.Benchmarks.Scheduling;

// Prints tables and judges nothing: dotnet run -c Release --project tests/ConvergencePortal.Benchmarks [host] [reads] [import] [policy] [scheduling] [ledger] [checks]
var asked = args.Length == 0 ? ["host", "reads", "import", "policy", "scheduling", "ledger", "checks"] : args;
var table = new FigureTable("iTop at 100,000 changes, orientation");
var policy = new FigureTable("naive");
var slots = new FigureTable("linear scan", "SQL query");

if (asked.Intersect(["import", "reads", "policy"]).Any())
{
    await using var portal = await BenchmarkPortal.CreateAsync();
    if (asked.Contains("import")) await ImportBenchmark.RunAsync(portal, table);
    if (asked.Contains("reads")) await ReadBenchmark.RunAsync(portal, table);
    if (asked.Contains("policy")) await PolicyBenchmark.RunAsync(portal, policy);
}
if (asked.Contains("host")) await HostBenchmark.RunAsync(table);
if (asked.Contains("scheduling")) await SchedulingBenchmark.RunAsync(slots);
if (asked.Contains("ledger")) await LedgerBenchmark.RunAsync(table);
if (asked.Contains("checks")) await CheckBenchmark.RunAsync(table);

table.Print();
policy.Print();
slots.Print();
