using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>The local dates on which a rule falls, in order, as day numbers. A jump to a late day costs no more than an early one.</summary>
internal sealed class RecurrenceDates
{
    private readonly RecurrencePeriods _periods;
    private readonly RecurrenceDays _days;
    private readonly int[] _positions;
    private readonly int _anchor;

    /// <param name="start">The date from which periods are counted and missing parts are taken.</param>
    public RecurrenceDates(RecurrenceRule rule, LocalDate start)
    {
        _anchor = DayNumber.Of(start);
        _periods = new RecurrencePeriods(rule, _anchor);
        _days = new RecurrenceDays(rule, start, _periods);
        _positions = [.. rule.SetPositions];
    }

    /// <summary>The rule's days from the later of its start and <paramref name="earliest"/>, regardless of COUNT and UNTIL.</summary>
    public IEnumerable<int> From(int earliest) => Between(earliest, RecurrencePeriods.LastDay);

    /// <summary>The same up to <paramref name="latest"/>: of a rule that falls once in decades, no more than the stretch asked for is walked.</summary>
    public IEnumerable<int> Between(int earliest, int latest)
    {
        var (from, to) = (Math.Max(_anchor, earliest), Math.Min(latest, RecurrencePeriods.LastDay));
        if (from > to) yield break;

        var days = new List<int>();
        var last = _periods.At(to);
        for (var period = _periods.At(from); period <= last;)
        {
            days.Clear();
            _days.AddPeriod(period, days);
            if (days.Count > 1) SortWithoutRepeats(days);
            if (_positions.Length > 0) KeepPositions(days);

            foreach (var day in days)
                if (day >= from && day <= to) yield return day;

            period = _days.SkipTo(period) is { } next ? Math.Max(_periods.At(next), _periods.Next(period)) : _periods.Next(period);
        }
    }

    private void KeepPositions(List<int> days)
    {
        var all = days.ToArray();
        days.Clear();
        foreach (var position in _positions)
        {
            var index = position > 0 ? position - 1 : all.Length + position;
            if (index >= 0 && index < all.Length) days.Add(all[index]);
        }
        SortWithoutRepeats(days);
    }

    private static void SortWithoutRepeats(List<int> days)
    {
        days.Sort();
        var kept = 0;
        for (var i = 0; i < days.Count; i++)
            if (kept == 0 || days[i] != days[kept - 1]) days[kept++] = days[i];
        days.RemoveRange(kept, days.Count - kept);
    }
}
