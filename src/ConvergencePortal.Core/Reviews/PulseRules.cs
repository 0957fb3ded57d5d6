using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>When a pulse is complete, to which month it belongs, and what of it may be shown to whom without telling what one person answered.</summary>
public static class PulseRules
{
    /// <summary>Of fewer people nothing is shown (domain model 4). Fixed and no setting: whoever could lower it could read what one person answered.</summary>
    public const int FewestAnswers = 5;

    /// <summary>From this answer on somebody agrees.</summary>
    public const int FavourableFrom = 4;

    /// <summary>Null when there is one answer to each question. A part is refused: it would count some questions for fewer people than others.</summary>
    public static Error? Refuse(IReadOnlyList<int?> answers)
    {
        if (answers.Count != PulseQuestions.All.Count) return PulseErrors.Incomplete([]);

        var missing = Enumerable.Range(1, answers.Count).Where(question => answers[question - 1] is not { } answer || answer < 1 || answer > PulseQuestions.Answers.Count).ToList();
        return missing.Count == 0 ? null : PulseErrors.Incomplete(missing);
    }

    /// <summary>The first day of the month that it is on the clock of a site.</summary>
    /// <param name="timeZone">IANA name; UTC where a site has none.</param>
    public static LocalDate MonthAt(Instant now, string? timeZone)
    {
        var day = now.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone ?? "") ?? DateTimeZone.Utc).Date;
        return FirstDay(day);
    }

    public static LocalDate FirstDay(LocalDate day) => day.PlusDays(1 - day.Day);

    /// <summary>
    /// What of a group's month may be shown: nothing of fewer than five people, and nothing while the month goes on. Who looked before and after a colleague answered would otherwise
    /// know the answers by subtraction.
    /// </summary>
    /// <param name="sums">One for each question.</param>
    /// <param name="current">The month that it is at the site.</param>
    public static PulseFigures? Show(LocalDate month, LocalDate current, IReadOnlyCollection<PulseSum> sums)
    {
        if (month >= current || sums.Count != PulseQuestions.All.Count || sums.Any(sum => sum.People < FewestAnswers)) return null;

        return new PulseFigures(sums.Min(sum => sum.People), FigureOf(sums.Sum(s => s.People), sums.Sum(s => s.Points), sums.Sum(s => s.Favourable)),
            [.. sums.OrderBy(s => s.Question).Select(s => FigureOf(s.People, s.Points, s.Favourable))]);
    }

    private static PulseFigure FigureOf(int answers, int points, int favourable) => new((points * 100 + answers / 2) / answers, (favourable * 1000 + answers / 2) / answers);
}

/// <summary>What a group answered to one question in a month, added up.</summary>
/// <param name="Points">The sum of the answers, each 1 to 5.</param>
/// <param name="Favourable">How many agreed.</param>
public sealed record PulseSum(int Question, int People, int Points, int Favourable);

/// <summary>One figure of the pulse.</summary>
/// <param name="MeanHundredths">From 100 (all disagree) to 500 (all agree).</param>
/// <param name="FavourablePerMille">How many of a thousand agree.</param>
public sealed record PulseFigure(int MeanHundredths, int FavourablePerMille);

/// <summary>What five people or more of a function said in a month.</summary>
/// <param name="People">How many answered.</param>
/// <param name="Questions">In the order of their numbers.</param>
public sealed record PulseFigures(int People, PulseFigure Overall, IReadOnlyList<PulseFigure> Questions);
