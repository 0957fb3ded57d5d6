using System.Globalization;
using System.Text.Json;
using ConvergencePortal.Journeys.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Journeys;

/// <summary>
/// The host is killed at random moments while people work, and started again on what it left. What it said it did stands there once, what it did not say is whole or not there, and the ledger
/// verifies. Three minutes in the normal run, unless the machine is too slow for the fewest kills that prove something; PORTAL_KILL_MINUTES says otherwise.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Most = 200;

    /// <summary>Fewer prove nothing, however slow the machine is.</summary>
    private const int Fewest = 12;

    /// <summary>For the last starts, and to look at everything.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(45);

    private static readonly (string Loopback, (string Requester, string Item)[] Clients)[] Portals =
    [
        ("127.0.0.2", [("ot.berlin", "BER:PLC-FILLER-2"), ("it.berlin", "BER:HMI-FILLER-2"), ("maintenance.berlin", "BER:PLC-PALLET-2")]),
        ("127.0.0.3", [("production.berlin", "BER:PLC-FILLER-1"), ("ot.berlin", "BER:PLC-LABELER-2"), ("it.berlin", "BER:HMI-BATCH-1")]),
    ];

    /// <summary>Written by the portal itself beside a change, which stays as it is.</summary>
    private static readonly string[] Remarks = ["SlotRechecked", "SeatStuck", "Reminded", "Escalated", "EscalatedAgain", "Refused"];

    [Fact]
    public async Task Host_KilledAgainAndAgainWhilePeopleWork_KeepsWhatItAcknowledgedOnceAndWhole()
    {
        var minutes = double.Parse(Environment.GetEnvironmentVariable("PORTAL_KILL_MINUTES") ?? "3", CultureInfo.InvariantCulture);
        var duration = TimeSpan.FromMinutes(minutes) - Afterwards;

        var kills = await Task.WhenAll(Portals.Select((portal, i) => RunAsync(portal.Loopback, portal.Clients, duration, seed: 20261126 + i)));

        kills.Sum().ShouldBeInRange(Fewest, Most);
    }

    /// <summary>Answers how often the host was killed.</summary>
    private async Task<int> RunAsync(string loopback, (string Requester, string Item)[] people, TimeSpan duration, int seed)
    {
        var journal = new Journal();
        await using var portal = new MortalPortal(loopback, seed);
        var clients = people.Select((person, i) => new JournalingClient(portal, journal, person.Requester, person.Item, seed + i)).ToList();
        using var enough = new CancellationTokenSource();

        var working = clients.Select(client => client.RunAsync(enough.Token)).ToList();
        await portal.RunAsync(duration, Fewest / Portals.Length, Most / Portals.Length);
        await enough.CancelAsync();
        await Task.WhenAll(working);
        await NoKeyWorksTwiceAsync(clients[0], journal);

        var ledger = await LedgerFile.ReadVerifiedAsync(portal.Folder);
        output.WriteLine($"{portal.Kills} kills, {portal.KillsWhileStarting} of them during a start; acknowledged {Counts(journal.Done.Select(done => done.Happened))}; {journal.Repeats} calls sent again; "
            + $"refused {Counts(journal.Refused.Select(refused => refused.Code))}; {ledger.Count} rows of the ledger");
        journal.Surprises.ShouldBeEmpty();
        EachFileWasLoadedOnce(ledger);
        EachAnswerIsInTheLedgerOnce(journal, ledger);
        await EachChangeIsWholeAsync(clients[0], journal, ledger);
        clients.ForEach(client => client.Dispose());
        return portal.Kills;
    }

    private static string Counts(IEnumerable<string> names) => string.Join(", ", names.CountBy(name => name).Select(count => $"{count.Value} {count.Key}"));

    /// <summary>Every draft that was acknowledged is sent once more: it is answered with the change that it made. That nothing was written, the ledger shows.</summary>
    private static async Task NoKeyWorksTwiceAsync(JournalingClient client, Journal journal)
    {
        foreach (var done in journal.Done.Where(done => done.Happened == "Drafted").ToList()) (await client.DraftAgainAsync(done)).ShouldNotBeNull().Number.ShouldBe(done.Number);
    }

    private static void EachFileWasLoadedOnce(IReadOnlyList<LedgerFileRow> ledger) =>
        ledger.Where(row => row is { RecordType: "import", Event: "Imported" }).CountBy(row => row.Number).ShouldAllBe(count => count.Value == 1);

    private static void EachAnswerIsInTheLedgerOnce(Journal journal, IReadOnlyList<LedgerFileRow> ledger)
    {
        var commands = ledger.ToLookup(row => row.CommandId);
        foreach (var done in journal.Done)
        {
            var rows = commands[done.Key].OrderBy(row => row.Line).ToList();
            rows.Select(row => row.Line).ShouldBe(Enumerable.Range(0, rows.Count), $"{done}");
            rows.Count.ShouldBePositive($"{done} was acknowledged and is not in the ledger");
            (rows[0].Event, rows[0].Number).ShouldBe((done.Happened, done.Number));
        }
        foreach (var refused in journal.Refused) commands[refused.Key].ShouldBeEmpty($"a call that was refused with {refused.Code} left something behind");
    }

    /// <summary>What people raised is compared with what they were told. The plant's own changes nobody was told of: each was loaded once, however often its load was cut off.</summary>
    private static async Task EachChangeIsWholeAsync(JournalingClient client, Journal journal, IReadOnlyList<LedgerFileRow> ledger)
    {
        var raised = journal.Done.Where(done => done.Happened == "Drafted").Select(done => done.Number).ToHashSet();
        var loaded = new List<string>();
        foreach (var rows in ledger.Where(row => row.RecordType == "change").GroupBy(row => row.Number))
        {
            var change = await client.ReadAsync("auditor", $"changes/{rows.Key}");
            if (raised.Contains(rows.Key)) IsWhole(change, [.. rows], journal);
            else loaded.Add(change.GetProperty("title").GetString()!);
        }
        loaded.ShouldNotBeEmpty();
        loaded.ShouldBeUnique();
        loaded.ShouldAllBe(title => !title.StartsWith(JournalingClient.Raised, StringComparison.Ordinal));
    }

    /// <summary>The record agrees with its rows of the ledger, and with the last that was said of it.</summary>
    private static void IsWhole(JsonElement change, List<LedgerFileRow> rows, Journal journal)
    {
        var number = rows[0].Number;
        int Count(string happened) => rows.Count(row => row.Event == happened);
        bool IsOpen(string what) => change.GetProperty(what).EnumerateArray().Any(asked => asked.GetProperty("open").GetBoolean());

        change.GetProperty("title").GetString().ShouldBe(JournalingClient.TitleOf(rows.Single(row => row.Event == "Drafted").CommandId), number);
        change.GetProperty("version").GetInt32().ShouldBe(rows.Count(row => !Remarks.Contains(row.Event)), number);
        change.GetProperty("history").GetArrayLength().ShouldBe(rows.Count(row => row.Event != "Refused"), number);
        change.GetProperty("signatures").GetArrayLength().ShouldBe(Count("Decided"), number);
        change.GetProperty("signatures").EnumerateArray().ShouldAllBe(signature => signature.GetProperty("intact").GetBoolean());
        change.GetProperty("statements").EnumerateArray().Count(statement => !statement.GetProperty("open").GetBoolean()).ShouldBe(Count("Assessed"), number);

        var status = change.GetProperty("status").GetString();
        status.ShouldBe(Count("Submitted") == 0 ? "Draft" : IsOpen("statements") ? "Assessing" : IsOpen("seats") ? "Authorizing" : "Approved", number);
        if (status == "Approved") Count("Approved").ShouldBePositive(number);

        var (revision, version) = (change.GetProperty("revision").GetInt32(), change.GetProperty("version").GetInt32());
        var said = journal.Done.Where(done => done.Number == number).ToList();
        said.ShouldAllBe(done => done.Version <= version && done.Revision <= revision);
        said.Where(done => done.Version == version).ShouldAllBe(done => done.Status == status && done.Revision == revision);
    }
}
