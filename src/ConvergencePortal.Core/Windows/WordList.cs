using System.Globalization;
using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>The small words of a spoken recurrence: ordinals, months, weekdays and lists of them.</summary>
internal static class WordList
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>"every day", "every second day", "every 14th day".</summary>
    public static string Every(int interval, string noun) => interval == 1 ? $"every {noun}" : $"every {Ordinal(interval)} {noun}";

    public static string Ordinal(int number) => number <= Ordinals.Length ? Ordinals[number - 1] : Numeral(number);

    /// <summary>"second", "last", "third to last".</summary>
    public static string Position(int number) => number switch
    {
        > 0 => Ordinal(number),
        -1 => "last",
        _ => $"{Ordinal(-number)} to last",
    };

    /// <summary>"1st", "22nd", "11th".</summary>
    public static string Numeral(int number)
    {
        var ending = (number % 100 is >= 11 and <= 13 ? 0 : number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
        return number.ToString(CultureInfo.InvariantCulture) + ending;
    }

    public static string Month(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);

    public static string Day(IsoDayOfWeek day) => day.ToString();

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string Join(IEnumerable<string> words)
    {
        var all = words.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}";
    }
}
