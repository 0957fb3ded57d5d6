using ConvergencePortal.Core.Calendar;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Tests.Common;
using Shouldly;

namespace ConvergencePortal.Tests.Calendar;

/// <summary>Makes calendar feeds on the test plant and reads what calendar programs get.</summary>
internal static class Feeds
{
    public static readonly Uri Portal = new("https://portal.example/");

    public static readonly CalendarFeedWords English = new(kind => kind.ToString(), status => status.ToString(), "Change", "Shift", "Point of no return: {0}", "and {0} more", "Not shown: {0}");

    public static async Task<Result<NewCalendarFeed>> TryMakeFeedAsync(this TestPortal portal, string person, CalendarFeedKind? kind = CalendarFeedKind.Person, string? scope = null, Command? command = null) =>
        await portal.Get<CreateCalendarFeed>().RunAsync(new(kind, scope, command ?? Command.New()), await portal.ActorAsync(person), default);

    public static async Task<NewCalendarFeed> MakeFeedAsync(this TestPortal portal, string person, CalendarFeedKind kind = CalendarFeedKind.Person, string? scope = null)
    {
        var made = await portal.TryMakeFeedAsync(person, kind, scope);
        made.Error.ShouldBeNull();
        return made.Value;
    }

    public static async Task<Result> RevokeFeedAsync(this TestPortal portal, string person, int id, Command? command = null) =>
        await portal.Get<RevokeCalendarFeed>().RunAsync(new(id, command ?? Command.New()), await portal.ActorAsync(person), default);

    /// <summary>The file of a feed that was just made for this.</summary>
    public static async Task<string> FeedFileAsync(this TestPortal portal, string person, CalendarFeedKind kind = CalendarFeedKind.Person, string? scope = null)
    {
        var made = await portal.MakeFeedAsync(person, kind, scope);
        var open = (await portal.Get<CalendarFeedReads>().FindOpenAsync(made.Secret, default)).ShouldNotBeNull();
        return await CalendarFeedFile.WriteAsync(await portal.Get<CalendarFeedContentReads>().ReadAsync(open, default), English, Portal, default);
    }

    /// <summary>The entries of a file, each as its unfolded lines.</summary>
    public static IReadOnlyList<string[]> Entries(string file)
    {
        var entries = new List<string[]>();
        var lines = file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        for (var i = 0; i < lines.Length; i++)
            if (lines[i] == "BEGIN:VEVENT") entries.Add([.. lines.Skip(i + 1).TakeWhile(line => line != "END:VEVENT")]);
        return entries;
    }
}
