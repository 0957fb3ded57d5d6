using System.Globalization;
using System.Text;

namespace ConvergencePortal.Tests.Windows;

/// <summary>A calendar file as a maintenance system writes it after years: few series, each with hundreds of exceptions.</summary>
internal static class LargeCalendar
{
    private const int EntryBytes = 20_000;

    public static int Entries(int bytes) => (bytes / EntryBytes) + 1;

    /// <summary>Somewhat larger than asked for.</summary>
    public static byte[] Make(int bytes)
    {
        var exceptions = string.Concat(Enumerable.Range(0, EntryBytes / 24).Select(day => "EXDATE:" + new NodaTime.LocalDate(2026, 1, 2).PlusDays(day).ToString("uuuuMMdd", CultureInfo.InvariantCulture) + "T200000Z\r\n"));
        var file = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
        for (var i = 0; i < Entries(bytes); i++)
            file.Append(CultureInfo.InvariantCulture, $"BEGIN:VEVENT\r\nUID:SERIES-{i}\r\nSUMMARY:Window {i}\r\nDTSTART:20260101T200000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY\r\n{exceptions}END:VEVENT\r\n");
        return Encoding.UTF8.GetBytes(file.Append("END:VCALENDAR\r\n").ToString());
    }
}
