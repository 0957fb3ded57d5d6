using System.Globalization;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Windows;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Core.Import;

/// <summary>What a calendar file does not say of the windows in it.</summary>
/// <param name="WindowKind">Name of the kind of all its windows.</param>
/// <param name="Scope">Equipment path, or a segment or zone as in the column "scope" of a file of windows.</param>
/// <param name="Zone">IANA zone in which times without a zone are read; the site's when null.</param>
public sealed record CalendarAnswers(string? WindowKind, string? Scope, string? Zone);

/// <summary>Turns a calendar file (.ics) into a table of windows, which then goes the way of every other table.</summary>
public sealed class CalendarFiles(WindowScopeReads scopes)
{
    private static readonly string[] Columns = ["site", "code", "kind", "title", "scope", "start", "minutes", "rule", "except", "extra", "moved", "zone", "effective_from", "effective_to"];

    /// <summary>Reads no further than it must: of a file that is too large, or asked about wrongly, the rest stays unread.</summary>
    /// <param name="file">UTF-8; only what is made of its entries is kept in memory.</param>
    public async Task<Result<ImportTable>> ReadAsync(Stream file, CalendarAnswers answers, CancellationToken cancellationToken)
    {
        if (!Enum.GetNames<WindowKind>().Contains(answers.WindowKind, StringComparer.OrdinalIgnoreCase)) return CalendarErrors.WindowKind;
        if (string.IsNullOrWhiteSpace(answers.Scope)) return CalendarErrors.ScopeMissing;

        var scope = await scopes.FindAsync(answers.Scope, cancellationToken);
        if (scope.Error is { } unknown) return unknown with { Field = "scope" };
        var zoneName = string.IsNullOrWhiteSpace(answers.Zone) ? scope.Value.TimeZone : answers.Zone.Trim();
        if (zoneName is null) return WindowScopeErrors.Unknown(answers.Scope);
        if (!DateTimeZoneProviders.Tzdb.Ids.Contains(zoneName)) return WindowScheduleErrors.UnknownZone(zoneName);

        return await ReadAsync(file, answers.WindowKind!, scope.Value, DateTimeZoneProviders.Tzdb[zoneName], cancellationToken);
    }

    private static async Task<Result<ImportTable>> ReadAsync(Stream file, string kind, WindowScope scope, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var (reader, series, count) = (new IcsReader(file, zone, CsvTable.MaxBytes), new IcsSeries(), 0);
        await foreach (var entry in reader.EventsAsync(cancellationToken))
        {
            if (++count > CsvTable.MaxRows) return ImportErrors.TooManyRows;
            series.Add(entry);
        }
        if (reader.IsTooLarge) return ImportErrors.TooLarge;
        if (reader.IsEmpty) return CalendarErrors.Empty;
        if (reader.FileNotes.FirstOrDefault(note => note.Kind == IcsNoteKind.Wrong) is { } broken) return CalendarErrors.Broken(broken);

        var entries = series.Complete();
        var notes = entries.SelectMany(NotesOn).Concat(reader.FileNotes).ToList();
        return new ImportTable(Columns, [.. entries.Where(entry => entry.Schedule is not null).Select(entry => ToRow(entry, entry.Schedule!, kind, scope))],
            [.. notes.Where(note => note.Kind == IcsNoteKind.Wrong).Select(note => ToRemark(note, "calendar.wrong"))],
            [.. notes.Where(note => note.Kind != IcsNoteKind.Wrong).Select(note => ToRemark(note, note.Kind == IcsNoteKind.LeftOut ? "calendar.leftOut" : "calendar.understood"))]);
    }

    private static IEnumerable<IcsNote> NotesOn(IcsEvent entry) => string.IsNullOrWhiteSpace(entry.Description) ? entry.Notes
        : entry.Notes.Append(new IcsNote(IcsNoteKind.LeftOut, entry.Line, "DESCRIPTION", "", "Windows have no place for a description; only the title is taken over."));

    private static ImportTableRow ToRow(IcsEvent entry, WindowSchedule schedule, string kind, WindowScope scope)
    {
        var parts = schedule.Parts;
        var title = string.Join(' ', entry.Title.Split((char[])['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return new ImportTableRow(entry.Line,
        [
            scope.Site, entry.Uid, kind, title.Length > 0 ? title : entry.Uid, scope.Reference,
            LocalDateTimePattern.GeneralIso.Format(parts.Start), parts.Minutes.ToString(CultureInfo.InvariantCulture), parts.Rule?.ToString() ?? "",
            WindowScheduleText.WriteDates(parts.ExceptDates) ?? "", WindowScheduleText.WriteDates(parts.ExtraDates) ?? "", MovedOccurrence.WriteList(parts.Moved) ?? "", parts.Zone.Id, Write(parts.EffectiveFrom), Write(parts.EffectiveTo),
        ]);
    }

    private static string Write(Instant? moment) => moment is { } value ? InstantPattern.ExtendedIso.Format(value) : "";

    private static ImportRemark ToRemark(IcsNote note, string code) => ImportRemark.On(note.Line, note.Property, note.Value, note.Message, code);
}

/// <summary>Why a calendar file as a whole is refused.</summary>
public static class CalendarErrors
{
    public static readonly Error Empty = Error.Invalid("calendar.empty", "The calendar file is empty.");

    public static readonly Error WindowKind = Error.Invalid("calendar.windowKind", $"Say what the windows of the calendar are: {string.Join(", ", Enum.GetNames<WindowKind>())}.", "windowKind");

    public static readonly Error ScopeMissing = Error.Invalid("calendar.scope", "Say which part of the plant the windows of the calendar cover, such as BER/PACK/LINE2.", "scope");

    public static Error Broken(IcsNote note) => Error.Invalid("calendar.broken", string.Create(CultureInfo.InvariantCulture, $"Line {note.Line}: {note.Message}"));
}
