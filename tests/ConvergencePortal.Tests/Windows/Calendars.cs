using System.Text;
using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Tests.Windows;

/// <summary>Calendar files from a few lines, and what the reader made of them.</summary>
internal static class Calendars
{
    public static readonly DateTimeZone Plant = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>One entry; UID and SUMMARY are filled in.</summary>
    public static string Entry(params string[] lines) => File(["BEGIN:VEVENT", "UID:1", "SUMMARY:Window", .. lines, "END:VEVENT"]);

    public static string File(params string[] lines) => string.Join("\r\n", (string[])["BEGIN:VCALENDAR", "VERSION:2.0", .. lines, "END:VCALENDAR", ""]);

    public static Task<(List<IcsEvent> Events, IReadOnlyList<IcsNote> FileNotes)> ReadAsync(string file) => ReadAsync(Encoding.UTF8.GetBytes(file));

    public static async Task<(List<IcsEvent> Events, IReadOnlyList<IcsNote> FileNotes)> ReadAsync(byte[] file)
    {
        using var stream = new MemoryStream(file);
        var reader = new IcsReader(stream, Plant);
        var series = new IcsSeries();
        await foreach (var found in reader.EventsAsync()) series.Add(found);
        return ([.. series.Complete()], reader.FileNotes);
    }

    public static async Task<IcsEvent> ReadOneAsync(params string[] lines) => (await ReadAsync(Entry(lines))).Events.Single();

    public static async Task<string> WriteAsync(params IcsWindow[] windows)
    {
        using var file = new StringWriter();
        await IcsWriter.WriteAsync(file, windows, Schedules.At("2026-11-22T12:00Z"));
        return file.ToString();
    }
}
