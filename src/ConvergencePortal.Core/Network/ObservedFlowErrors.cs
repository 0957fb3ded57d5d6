using System.Globalization;
using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Network;

/// <summary>Why a file of observed flows is refused as a whole, and the sentences about single cells.</summary>
public static class ObservedFlowErrors
{
    public static readonly Error Empty = Error.Invalid("flows.empty", "The file is empty. Its first line names the columns.");

    public static readonly Error TooLarge = Error.Invalid("flows.tooLarge", "The file is larger than 20 MB. Send it in parts.");

    public static readonly Error TooManyRows = Error.Invalid("flows.tooManyRows", $"The file has more than {CsvRows.MaxRows.ToString("N0", CultureInfo.InvariantCulture)} rows. Send it in parts.");

    public static Error NotUtf8(int line) => Error.Invalid("flows.notUtf8", $"Line {line} holds bytes that are not UTF-8. Save the file as UTF-8 (Excel: \"CSV UTF-8\") and send it again.");

    public static Error OpenQuote(int line) => Error.Invalid("flows.openQuote", $"A quotation mark is opened in the row that begins on line {line} and never closed.");

    public static Error MissingColumns(IEnumerable<string> columns) => Error.Invalid("flows.missingColumn",
        $"The header lacks {string.Join(", ", columns)}. Flows need at least source, destination and protocol.");

    public static Error DoubleColumn(string column) => Error.Invalid("flows.doubleColumn", $"More than one column of the header means the {column}.");

    public static Error UnknownSite(string site) => Error.NotFound("flows.unknownSite", $"There is no site {(site.Length == 0 ? "without a code" : site.Length <= PlainText.CodeLength ? site : site[..PlainText.CodeLength] + "…")}.");

    public static readonly Error NotAtSite = Error.Forbidden("flows.site", "Observed flows are kept by administrators and by people who speak for IT, OT or cybersecurity at the site.");

    internal const string Cells = "The row has another number of cells than the header. A cell that holds the separator stands in quotation marks.";
    internal const string Quote = "A quotation mark stands in the middle of a cell. Put the whole cell in quotation marks and double those inside.";
    internal const string Host = "This is an IP address such as 10.20.30.4 or fd00:20:30::4, or a code of the plant such as BER:HMI-01.";
    internal const string Port = "A port is a whole number from 0 to 65535, or empty.";
    internal const string Protocol = "A protocol is tcp, udp, icmp or a number from 0 to 255.";
    internal const string Count = "A count is a whole number from 0 up.";
    internal const string Time = "A time is written like 2026-01-31T12:00:00Z or 2026-01-31 12:00:00 (then UTC), or as seconds since 1970.";
    internal const string Order = "It was last seen before it was first seen.";
    internal const string Formula = "The text begins like a formula, with = + - @ or a tab. If it is meant as text, put an apostrophe (') in front.";
    internal const string Hidden = "The text holds a line break, a tab or another character that cannot be seen. Take it out.";
    internal static readonly string TooLong = $"The text is longer than {PlainText.NameLength} characters.";
}
