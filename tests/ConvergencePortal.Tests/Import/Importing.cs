using System.Text;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Import;

/// <summary>Imports as a test writes them: the text of a file, the portal or a persona as the actor.</summary>
internal static class Importing
{
    public static ImportTable Table(string csv)
    {
        var table = CsvTable.Read(Encoding.UTF8.GetBytes(csv));
        table.Error.ShouldBeNull();
        return table.Value;
    }

    public static Task<Result<ImportReport>> TryImportAsync(this TestPortal portal, string kind, string csv, Actor? actor = null, bool dryRun = false, Command? command = null) =>
        portal.Get<ImportRecords>().RunAsync(new ImportRecordsInput(kind, Table(csv), dryRun, command ?? Command.New()), actor ?? Actor.Portal, null, TestContext.Current.CancellationToken);

    public static async Task<ImportReport> ImportAsync(this TestPortal portal, string kind, string csv, Actor? actor = null, bool dryRun = false, Command? command = null)
    {
        var result = await portal.TryImportAsync(kind, csv, actor, dryRun, command);
        result.Error.ShouldBeNull();
        return result.Value;
    }

    /// <summary>Imports what a test takes for granted.</summary>
    public static async Task HasAsync(this TestPortal portal, string kind, string csv) => (await portal.ImportAsync(kind, csv)).Wrong.ShouldBeEmpty();

    /// <summary>Exports as text without the byte order mark.</summary>
    public static async Task<string> ExportAsync(this TestPortal portal, string kind)
    {
        var table = await portal.Get<ExportRecords>().RunAsync(kind, TestContext.Current.CancellationToken);
        table.Error.ShouldBeNull();
        return Encoding.UTF8.GetString(CsvTable.Write(table.Value)).TrimStart('\uFEFF');
    }
}
