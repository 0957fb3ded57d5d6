using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Web.Changes;
using Microsoft.AspNetCore.Components;
using NodaTime;

namespace ConvergencePortal.Web.Scheduling;

/// <summary>Finds slots for a change that is being written or waits for one. What was found stays on the screen until something else is asked.</summary>
public sealed partial class SlotFinderPanel : IDisposable
{
    private static readonly int[] Horizons = [30, 90, Horizon.SearchDays];

    private readonly CancellationTokenSource _gone = new();
    private string? _from;
    private int _days = Horizons[1];
    private int _searchedDays;
    private bool _isSearching;
    private bool _isOutdated;
    private string _asked = "";
    private PlacedSearch? _found;
    private Error? _error;
    private Instant? _used;

    [Inject]
    private ScheduleReads Schedule { get; set; } = null!;

    [Inject]
    private IClock Clock { get; set; } = null!;

    /// <summary>The change as it stands. Where the search begins and how far it looks is chosen here.</summary>
    [Parameter, EditorRequired]
    public ScheduleInput Question { get; set; } = null!;

    /// <summary>IANA zone of the site.</summary>
    [Parameter, EditorRequired]
    public string TimeZone { get; set; } = "";

    /// <summary>Raised with the start of the slot that somebody wants.</summary>
    [Parameter]
    public EventCallback<Instant> Use { get; set; }

    /// <summary>Why the slot that was used last could not be had; shown beside it.</summary>
    [Parameter]
    public Error? Refused { get; set; }

    private int Span => Question.Preparation + Question.Work + Question.Test + Question.Rollback;

    private int MostCost => _found?.Search.Slots.Max(slot => slot.Cost.Total) ?? 0;

    private string StateWords => _isSearching ? T["Looking for free slots…"]
        : _isOutdated ? T["Something else is asked for now. Find slots again."]
        : _found is null ? ""
        : _found.Search.Slots.Count switch
        {
            0 => T["No free slot was found."],
            1 => T["One free slot was found."],
            var count => T["{0} free slots were found, the cheapest first.", count],
        };

    protected override void OnParametersSet()
    {
        if ((_found is null && !_isSearching) || _asked == What(Question)) return;
        (_found, _used, _isOutdated) = (null, null, true);
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private void ChooseDays(ChangeEventArgs chosen) => _days = Horizons.FirstOrDefault(days => days.ToString(System.Globalization.CultureInfo.InvariantCulture) == chosen.Value?.ToString(), _days);

    private Task SearchAsync(int days)
    {
        _days = days;
        return SearchAsync();
    }

    private async Task SearchAsync()
    {
        if (_isSearching) return;

        (_found, _error, _used, _isOutdated, _searchedDays, _asked) = (null, null, null, false, _days, What(Question));
        var earliest = PlantClock.ReadDay(_from, TimeZone);
        if (earliest is { } day && day < PlantClock.StartOfDay(Clock.GetCurrentInstant(), TimeZone))
        {
            _error = Error.Invalid("slot.earliest", T["The earliest day has passed. Choose today or a later day."], "earliest");
            return;
        }

        _isSearching = true;
        try
        {
            // A search may answer without ever waiting; the screen says first that it has begun.
            await Task.Yield();
            var found = await Schedule.FindSlotsAsync(Question with { Start = earliest, HorizonDays = _searchedDays }, _gone.Token);
            if (_isOutdated) return;
            if (found.IsSuccess) _found = found.Value;
            else _error = found.Error;
        }
        catch (Exception) when (_gone.IsCancellationRequested)
        {
            // The page is gone. SQL Server reports this as an error of its own kind.
        }
        finally
        {
            _isSearching = false;
        }
    }

    private Task UseAsync(FoundSlot slot)
    {
        _used = slot.Start;
        return Use.InvokeAsync(slot.Start);
    }

    /// <summary>What the answer rests on. The requested start is left out: taking a slot must not sweep away the others.</summary>
    private static string What(ScheduleInput question) => string.Join('|',
        question.Change, question.Type, question.Preparation, question.Work, question.Test, question.Rollback, string.Join(',', question.Assets), string.Join(',', question.People));
}
