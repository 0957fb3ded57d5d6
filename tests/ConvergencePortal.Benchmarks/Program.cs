using ConvergencePortal.Benchmarks;

// Prints tables and judges nothing: dotnet run -c Release --project tests/ConvergencePortal.Benchmarks [host] [reads] [import]
var asked = args.Length == 0 ? ["host", "reads", "import"] : args;
var table = new FigureTable();
await using var portal = await BenchmarkPortal.CreateAsync();

if (asked.Contains("import")) await ImportBenchmark.RunAsync(portal, table);
if (asked.Contains("reads")) await ReadBenchmark.RunAsync(portal, table);
if (asked.Contains("host")) await HostBenchmark.RunAsync(table);

table.Print();
