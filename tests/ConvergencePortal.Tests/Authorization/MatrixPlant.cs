using System.Security.Cryptography;
using System.Text;
using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Calendar;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.SignIn;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using ConvergencePortal.Tests.Notices;
using ConvergencePortal.Tests.People;
using ConvergencePortal.Tests.Reviews;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace ConvergencePortal.Tests.Authorization;

/// <summary>The states of the matrix, each made once through the real use cases and kept as a file of which every attempt gets its copy.</summary>
public sealed class MatrixPlant : IAsyncLifetime
{
    private static readonly (string Action, string Who) Wait = ("wait for the slot", "");

    /// <summary>Each state from another, and what is done in between, by whom.</summary>
    private static readonly (string State, string From, (string Action, string Who)[] Steps)[] Ways =
    [
        ("none", "plain", []),
        ("Draft", "plain", [("raise a change", "requester")]),
        ("Assessing", "Draft", [("submit it", "requester")]),
        ("Authorizing", "Assessing", [("state the impact", "requester"), ("state the impact", "implementer"), ("state the impact", "asked")]),
        ("ChangesRequested", "Authorizing", [("ask for changes", "asked")]),
        ("Rejected", "Authorizing", [("refuse it", "asked")]),
        ("Approved", "Authorizing", [("sign", "asked"), ("sign", "second OT"), ("sign", "second maintenance")]),
        ("Scheduled", "Approved", [("choose or move its slot", "requester"), Wait]),
        ("Implementing", "Scheduled", [("start the work", "implementer")]),
        ("Verifying", "Implementing", [("finish the work", "implementer")]),
        ("Verifying (verified)", "Verifying", [("verify it", "implementer")]),
        ("Closed", "Verifying (verified)", [("close it", "requester")]),
        ("Cancelled", "Draft", [("cancel it", "requester")]),
        ("RolledBack", "Implementing", [("roll it back", "implementer")]),
        ("EmergencyAuthorized", "plain", [("raise an emergency", "requester"), ("submit it", "requester")]),
        ("Implementing (emergency)", "EmergencyAuthorized", [("start the work", "implementer")]),
        ("Verifying (emergency)", "Implementing (emergency)", [("finish the work", "implementer")]),
        ("RetrospectiveReview", "Verifying (emergency)", [("verify it", "implementer")]),
        ("RetrospectiveReview (signed)", "RetrospectiveReview", [("confirm the emergency", "authorizer"), ("sign", "asked"), ("sign", "second OT"), ("sign", "second maintenance")]),
        ("policy draft", "plain", [("start a version of the approval policy", "author"), ("save a version", "author")]),
        ("policy in review", "policy draft", [("submit a version", "author")]),
        ("template proposed", "Closed", [("propose a template from a change", "requester")]),
        ("template in review", "template proposed", [("submit a template", "requester")]),
        ("template approved", "template in review", [("sign a template for IT", "asked"), ("sign a template for IT", "second OT"), ("sign a template for IT", "second maintenance")]),
        ("standard draft", "plain", [("propose a standard", "requester"), ("draft a standard", "requester")]),
        ("standard in review", "standard draft", [("submit a standard", "requester")]),
        ("standard effective", "standard in review", [("sign a standard for IT, which it concerns", "asked"), ("sign a standard for IT, which it concerns", "second OT")]),
        ("waiver asked", "standard effective", [("ask for a waiver", "requester")]),
        ("waiver in force", "waiver asked", [("sign a waiver for OT, whose it is", "second OT")]),
        ("pilot asked", "standard effective", [("ask for a pilot", "requester")]),
        ("pilot running", "pilot asked", [("sign a pilot for OT, whose it is", "second OT"), ("sign a pilot for production", "production")]),
        ("data source", "plain", [("save a data source", "requester")]),
        ("data contract", "data source", [("bring in a data contract", "requester")]),
        ("measure in effect", "plain", [("raise a temporary change", "requester"), ("submit it", "requester"), ("state the impact", "requester"), ("state the impact", "implementer"), ("state the impact", "asked"),
            ("sign", "asked"), ("sign", "second OT"), ("sign", "second maintenance"), ("choose or move its slot", "requester"), Wait, ("start the work", "requester"), ("finish the work", "requester")]),
        ("measure removed, to confirm", "measure in effect", [("remove a temporary measure", "requester")]),
        ("extension asked", "measure in effect", [("ask for a longer time", "requester")]),
        ("measure offered", "measure in effect", [("offer a measure to the one asked", "requester")]),
        ("source cataloged", "plain", [("catalog a data source", "asked")]),
        ("source proposed", "source cataloged", [("propose that a data source is approved", "requester")]),
        ("finding of IT", "plain", [("run the checks", "administrator")]),
        ("somebody is away", "plain", [("be away", "second IT")]),
    ];

    private readonly Dictionary<string, (string File, Instant Now)> _states = [];

    public async ValueTask InitializeAsync()
    {
        if (TestPortal.SqlServer is not null) return;

        await using (var portal = await TestPlant.CreatePortalAsync())
        {
            await PeopleAsync(portal);
            await KeepAsync("plain", portal);
        }
        foreach (var (state, from, steps) in Ways)
        {
            await using var portal = await OpenAsync(from);
            foreach (var (action, who) in steps)
            {
                if (who.Length == 0) portal.Clock.Set(ChangeJourney.Sunday);
                else if (await MatrixActs.TryAsync(portal, action, who) is { } error) throw new InvalidOperationException($"On the way to {state}, {who} could not {action}: {error.Code} {error.Message}");
            }
            await KeepAsync(state, portal);
        }
    }

    public ValueTask DisposeAsync()
    {
        foreach (var (file, _) in _states.Values) File.Delete(file);
        return ValueTask.CompletedTask;
    }

    public async Task<TestPortal> OpenAsync(string state)
    {
        var (file, now) = _states[state];
        var portal = await TestPortal.CreateAsync(file);
        portal.Clock.Set(now);
        return portal;
    }

    /// <summary>Everything that is stored but the ledger, as one hash: the same before and after an attempt that moved nothing.</summary>
    internal static async Task<string> ContentAsync(TestPortal portal)
    {
        await using var connection = new SqliteConnection(portal.ConnectionString);
        await connection.OpenAsync();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in await TablesAsync(connection))
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names come from the database itself.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync();
            var values = new object[rows.FieldCount];
            while (await rows.ReadAsync())
            {
                rows.GetValues(values);
                hash.AppendData(Encoding.UTF8.GetBytes($"{table}\u001f{string.Join('\u001f', values.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : value))}\n"));
            }
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static async Task<List<string>> TablesAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'Ledger%' AND name NOT LIKE 'sqlite%' ORDER BY name";
        await using var rows = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await rows.ReadAsync()) tables.Add(rows.GetString(0));
        return tables;
    }

    private async Task KeepAsync(string state, TestPortal portal)
    {
        var file = Path.Combine(Path.GetTempPath(), $"portal-matrix-{Guid.NewGuid():N}.db");
        await using var connection = new SqliteConnection(portal.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $file";
        command.Parameters.AddWithValue("$file", file);
        await command.ExecuteNonQueryAsync();
        _states[state] = (file, portal.Clock.GetCurrentInstant());
    }

    /// <summary>Who the columns of the page speak of and the test plant does not have: at another site, named as authorizer, gone, an API key. Two people there hold every function, as a policy wants.</summary>
    private static async Task PeopleAsync(TestPortal portal)
    {
        await using (var db = portal.Db())
        {
            foreach (var code in new[] { "it3.berlin", "it.left", "it.hamburg", "all.hamburg", "all2.hamburg" }) db.People.Add(new Person(code, $"Somebody {code}", PersonKind.Person));
            db.People.Add(new Person("admin2", "Second Admin", PersonKind.Person) { Roles = PersonRoles.Administrator });
            db.People.Add(new Person("svc", "Service", PersonKind.Service) { Roles = PersonRoles.Administrator });
            await db.SaveChangesAsync();
            db.DirectoryRights.Add(new DirectoryRight(DirectorySource.AppRole, "Portal.Chair", "Chairs", TestPortal.Start).Gives(PersonRoles.GovernanceChair));
            var withPin = await db.SigningPins.Select(p => p.PersonId).ToListAsync();
            foreach (var id in await db.People.Where(p => !withPin.Contains(p.Id)).Select(p => p.Id).ToListAsync())
            {
                var pin = new SigningPin(id);
                pin.Set(TestPlant.Pin, TestPortal.Start);
                db.SigningPins.Add(pin);
            }
            await db.SaveChangesAsync();
        }
        foreach (var code in new[] { "it3.berlin", "it.left", "svc" }) await portal.JoinAsync(code, Function.IT);
        await portal.ChangePersonAsync("it.left", person => person.IsActive = false);
        await portal.AddSiteAsync("HAM", [("it.hamburg", Function.IT), .. Enum.GetValues<Function>().SelectMany(function => new[] { ("all.hamburg", function), ("all2.hamburg", function) })]);
        await portal.DelegateAsync("it2.berlin", "cyber.berlin", ends: Lending.Begins.PlusDays(60));
        var admin = await portal.ActorAsync("admin");
        if ((await portal.Get<CreateApiKey>().RunAsync(new("svc", "Reports", ["changes:read"], null, ["changes:read"], Command.New()), admin, default)).Error is { } noKey) throw new InvalidOperationException(noKey.Message);
        if ((await portal.Get<CreateCalendarFeed>().RunAsync(new(CalendarFeedKind.Person, null, Command.New()), await portal.ActorAsync("it2.berlin"), default)).Error is { } noFeed)
            throw new InvalidOperationException(noFeed.Message);
        await portal.HasFailingChannelAsync();
        await portal.HasReviewAsync();
    }
}
