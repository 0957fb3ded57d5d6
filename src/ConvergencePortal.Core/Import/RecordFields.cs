using System.Globalization;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Windows;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Core.Import;

// The sorts of field that many kinds have. A field of its own sort is written out in its kind.
internal abstract partial class RecordKind<TRecord>
{
    protected const string Yes = "yes";
    protected const string No = "no";

    /// <summary>Of an RRULE.</summary>
    protected const int RuleLength = 1000;

    /// <summary>Room for 10,000 dates.</summary>
    protected const int DatesLength = 200_000;

    private static readonly LocalDateTimePattern ToTheMinute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    private static readonly string[] TrueWords = [Yes, "true", "1"];
    private static readonly string[] FalseWords = [No, "false", "0"];

    protected static Result<Action<TRecord>> Set(Action<TRecord> action) => action;

    protected static Result<Action<TRecord>> Keep { get; } = Set(_ => { });

    /// <summary>A key cell; it finds the record and is never written.</summary>
    protected static RecordField<TRecord> Key(string name, string label, Func<TRecord, string?> read, string example, string help, ColumnType type = ColumnType.Text,
        IReadOnlyList<string>? choices = null, int maxLength = PlainText.CodeLength) =>
        new(new RecordColumn(name, label, type, Required: true, IsKey: true, example, help, choices) { MaxLength = maxLength }, read, (_, _) => Keep);

    protected static RecordField<TRecord> Called(Func<TRecord, string> read, Action<TRecord, string> set, string example, string help, string column = "name", string label = "Name") =>
        new(new RecordColumn(column, label, ColumnType.Text, Required: true, IsKey: false, example, help) { MaxLength = PlainText.NameLength }, read,
            (text, _) => Set(record => set(record, text ?? "")));

    protected static RecordField<TRecord> Text(string name, string label, Func<TRecord, string?> read, Action<TRecord, string?> set, string example, string help,
        int maxLength = PlainText.NameLength) =>
        new(new RecordColumn(name, label, ColumnType.Text, Required: false, IsKey: false, example, help) { MaxLength = maxLength }, read, (text, _) => Set(record => set(record, text)));

    protected static RecordField<TRecord> YesNo(string name, string label, Func<TRecord, bool> read, Action<TRecord, bool> set, string help, bool unless = false) =>
        new(new RecordColumn(name, label, ColumnType.YesNo, Required: false, IsKey: false, unless ? Yes : No, help, [Yes, No]), record => read(record) ? Yes : No,
            (text, _) => ReadYesNo(text, unless) is { } value ? Set(record => set(record, value)) : RowErrors.NotYesNo);

    protected static RecordField<TRecord> Number(string name, string label, Func<TRecord, int?> read, Action<TRecord, int?> set, int min, int max, string example, string help) =>
        new(new RecordColumn(name, label, ColumnType.Number, Required: false, IsKey: false, example, help), record => read(record)?.ToString(CultureInfo.InvariantCulture),
            (text, _) => text is null ? Set(record => set(record, null)) : ReadNumber(text, min, max) is { } value ? Set(record => set(record, value)) : RowErrors.NotANumber(min, max));

    /// <param name="unless">What an empty cell means; null when there must be a choice.</param>
    protected static RecordField<TRecord> Choice<TChoice>(string name, string label, Func<TRecord, TChoice> read, Action<TRecord, TChoice> set, TChoice? unless, string help)
        where TChoice : struct, Enum =>
        new(new RecordColumn(name, label, ColumnType.Choice, Required: unless is null, IsKey: false, (unless ?? Enum.GetValues<TChoice>()[0]).ToString(), help, Enum.GetNames<TChoice>()),
            record => read(record).ToString(),
            (text, _) => (text is null ? unless : ReadChoice<TChoice>(text)) is { } value ? Set(record => set(record, value)) : RowErrors.NotAChoice(Enum.GetNames<TChoice>()));

    protected static RecordField<TRecord> Day(string name, string label, Func<TRecord, LocalDate?> read, Action<TRecord, LocalDate?> set, string help, string example = "2026-11-28") =>
        new(new RecordColumn(name, label, ColumnType.Day, Required: false, IsKey: false, example, help), record => WriteDay(read(record)),
            (text, _) => text is null ? Set(record => set(record, null)) : ReadDay(text) is { } day ? Set(record => set(record, day)) : RowErrors.NotADay);

    /// <summary>Local starts that a recurrence has besides its rule, or lacks.</summary>
    protected static RecordField<TRecord> Dates(string name, string label, Func<TRecord, string?> read, Action<TRecord, string?> set, string help) => new(
        new RecordColumn(name, label, ColumnType.Text, Required: false, IsKey: false, "2026-12-27T02:00;2027-01-03T02:00", help) { MaxLength = DatesLength }, read,
        (text, _) => WindowScheduleText.ReadDates(name, text, name).Error is { } refusal ? refusal : Set(record => set(record, text)));

    /// <summary>The two days between which a record is part of the plant.</summary>
    protected static IEnumerable<RecordField<TRecord>> Effective(Func<TRecord, LocalDate?> from, Action<TRecord, LocalDate?> setFrom, Func<TRecord, LocalDate?> to,
        Action<TRecord, LocalDate?> setTo) =>
    [
        Day("effective_from", "Valid from", from, setFrom, "First day on which it is part of the plant; empty: since ever.", "2020-01-01"),
        Day("effective_to", "Valid to", to, setTo, "First day on which it is no longer part of the plant; empty: no end.", "2030-01-01"),
    ];

    /// <param name="find">Finds the record that the text names, read in the light of the row.</param>
    protected static RecordField<TRecord> Reference<TTarget>(string name, string label, bool required, Func<TRecord, string?> read, Func<RecordRow, string, TTarget?> find,
        Action<TRecord, TTarget?> set, string what, string example, string help, int maxLength = PlainText.CodeLength) where TTarget : class =>
        new(new RecordColumn(name, label, ColumnType.Reference, required, IsKey: false, example, help) { MaxLength = maxLength }, read,
            (text, row) => text is null ? Set(record => set(record, null)) : find(row, text) is { } target ? Set(record => set(record, target)) : RowErrors.Unknown(what, text));

    protected static bool? ReadYesNo(string? text, bool unless) =>
        text is null ? unless : TrueWords.Contains(text, StringComparer.OrdinalIgnoreCase) ? true : FalseWords.Contains(text, StringComparer.OrdinalIgnoreCase) ? false : null;

    /// <summary>By name only: Enum.Parse would take "7" for a choice that does not exist.</summary>
    protected static TChoice? ReadChoice<TChoice>(string text) where TChoice : struct, Enum
    {
        var index = Array.FindIndex(Enum.GetNames<TChoice>(), name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : Enum.GetValues<TChoice>()[index];
    }

    protected static int? ReadNumber(string text, int min, int max) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max ? number : null;

    /// <summary>1900 to 2199, which every engine's date column can hold.</summary>
    protected static LocalDate? ReadDay(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value.Year: >= 1900 and <= 2199 } day ? day.Value : null;

    protected static LocalDateTime? ReadLocal(string text) =>
        (ToTheMinute.Parse(text) is { Success: true } minute ? minute : LocalDateTimePattern.GeneralIso.Parse(text)) is { Success: true } read ? read.Value : null;

    protected static string WriteLocal(LocalDateTime time) => time.Second == 0 ? ToTheMinute.Format(time) : LocalDateTimePattern.GeneralIso.Format(time);

    protected static string? WriteDay(LocalDate? day) => day is { } value ? LocalDatePattern.Iso.Format(value) : null;
}
