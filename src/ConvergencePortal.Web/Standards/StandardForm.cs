using System.Globalization;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Standards;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Web.Standards;

/// <summary>A draft of a standard in a form: whatever was typed stays as it was typed, until it can be read.</summary>
public sealed class StandardForm
{
    public string SemVer { get; set; } = "";
    public string? ChangeNote { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }
    public Applicability AppliesTo { get; set; } = Applicability.Everything;
    public List<RequirementForm> Requirements { get; } = [];

    public static StandardForm Of(StandardContent content)
    {
        var form = new StandardForm { SemVer = content.SemVer, ChangeNote = content.ChangeNote, From = Write(content.PlannedFrom), To = Write(content.PlannedTo), AppliesTo = content.AppliesTo };
        form.Requirements.AddRange(content.Requirements.Select(RequirementForm.Of));
        return form;
    }

    /// <summary>What can be read of it, and a sentence for every field that cannot.</summary>
    public (StandardContent Content, IReadOnlyList<FieldError> Unread) Read()
    {
        var unread = new List<FieldError>();
        var requirements = Requirements.Select((row, place) => row.Read(place, unread)).ToList();
        return (new StandardContent(SemVer, ChangeNote, Day(From, "plannedFrom"), Day(To, "plannedTo"), AppliesTo, requirements), unread);

        LocalDate? Day(string? typed, string field)
        {
            if (string.IsNullOrWhiteSpace(typed)) return null;
            if (LocalDatePattern.Iso.Parse(typed) is { Success: true } day) return day.Value;
            unread.Add(new FieldError(field, "Write a day like 2026-11-28."));
            return null;
        }
    }

    private static string? Write(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;
}

/// <summary>One requirement in the form.</summary>
public sealed class RequirementForm
{
    private const NumberStyles Whole = NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    /// <summary>Tells rows apart while they move; the requirement's own key comes with the first save.</summary>
    public Guid Row { get; } = Guid.NewGuid();

    public string? Key { get; set; }
    public string Text { get; set; } = "";
    public RequirementLevel Level { get; set; }

    /// <summary>One clause a line.</summary>
    public string Clauses { get; set; } = "";

    public string? CheckCode { get; set; }
    public CheckSeverity? Severity { get; set; }

    /// <summary>What was typed for the numbers of the check, by name; empty for the default.</summary>
    public Dictionary<string, string> Numbers { get; } = [];

    public static RequirementForm Of(RequirementContent content)
    {
        var form = new RequirementForm
        {
            Key = content.Key, Text = content.Text, Level = content.Level, Clauses = string.Join('\n', content.RegimeRefs), CheckCode = content.CheckCode, Severity = content.Severity,
        };
        foreach (var (name, value) in content.Parameters) form.Numbers[name] = value.ToString(CultureInfo.InvariantCulture);
        return form;
    }

    /// <summary>Another check has other numbers.</summary>
    public void Choose(string? checkCode)
    {
        (CheckCode, Severity) = (checkCode, checkCode is null ? null : Severity);
        Numbers.Clear();
    }

    internal RequirementContent Read(int place, List<FieldError> unread)
    {
        var numbers = new Dictionary<string, int>();
        foreach (var (name, typed) in Numbers.Where(number => !string.IsNullOrWhiteSpace(number.Value)))
        {
            if (int.TryParse(typed, Whole, CultureInfo.InvariantCulture, out var value)) numbers[name] = value;
            else unread.Add(new FieldError(StandardRules.FieldOf(place, $"parameters.{name}"), "Write a whole number, or nothing for our default."));
        }
        return new RequirementContent(Key, Text, Level)
        {
            RegimeRefs = Clauses.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), CheckCode = CheckCode, Parameters = numbers, Severity = Severity,
        };
    }
}
