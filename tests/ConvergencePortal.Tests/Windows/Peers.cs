using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Tests.Windows;

/// <summary>Asks other people's code (tests/peers) what it makes of a window, or of a file that the portal writes.</summary>
internal static class Peers
{
    /// <summary>How many occurrences of a window are compared.</summary>
    public const int Most = 25;

    /// <summary>What rrule is asked: the rule alone, in local time without a zone.</summary>
    public static object Rrule(RandomWindow window)
    {
        var rule = RecurrenceRule.Parse(window.Rule).Value;
        var until = rule.Until is RecurrenceUntil.AtInstant at ? Say(at.Instant.InZone(DateTimeZoneProviders.Tzdb[window.Zone]).LocalDateTime) : null;
        return new { rule = rule.ToString(), until, start = Say(window.Start), most = Most };
    }

    /// <summary>What ical.js is asked: the whole file that the portal writes. It answers for each of its windows.</summary>
    public static async Task<object> IcalAsync(params WindowSchedule[] schedules) =>
        new { file = await Calendars.WriteAsync([.. schedules.Select((schedule, i) => new IcsWindow($"{i}", "Window", null, schedule))]), most = Most };

    /// <summary>What ical.js is asked of a window with moved occurrences: when it happens, and until when, before an instant.</summary>
    public static async Task<object> IcalChangedAsync(WindowSchedule schedule, Instant before) =>
        new { file = await Calendars.WriteAsync(new IcsWindow("1", "Window", null, schedule)), before = Say(before) };

    public static string Say(LocalDateTime local) => local.ToString("uuuu-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Say(Instant instant) => instant.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>One answer for each rule and each window of a file, in their order; of another script one for each question.</summary>
    public static async Task<List<string[]>> AskAsync(IEnumerable<object> questions, CancellationToken token, string script = "occurrences.mjs")
    {
        using var node = Start(script);
        try
        {
            // Written and read at once: both pipes are smaller than what goes through them.
            var asking = WriteAsync(node.StandardInput, questions, token);
            var answers = new List<string[]>();
            while (await node.StandardOutput.ReadLineAsync(token) is { } line) answers.Add(JsonSerializer.Deserialize<string[]>(line)!);
            await asking;
            return answers;
        }
        finally
        {
            if (!node.HasExited) node.Kill();
        }
    }

    private static async Task WriteAsync(StreamWriter input, IEnumerable<object> questions, CancellationToken token)
    {
        foreach (var question in questions) await input.WriteLineAsync(JsonSerializer.Serialize(question).AsMemory(), token);
        input.Close();
    }

    private static Process Start(string script)
    {
        var folder = Folder();
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "adaptivecards")))
            throw new InvalidOperationException("The programs to compare with are not installed. Run tests/run.sh, or npm ci in tests/peers.");
        try
        {
            return Process.Start(new ProcessStartInfo("node", script) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException("Node.js, in which the programs to compare with run, is not installed. Run tests/run.sh.", missing);
        }
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "tests", "peers") is var peers && Directory.Exists(peers)) return peers;
        throw new InvalidOperationException("The folder tests/peers is not above the tests' own folder.");
    }
}
