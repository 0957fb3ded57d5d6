using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Demo;

/// <summary>
/// How long the people of the demo plant take, in the working hours of their site: each function in its way, and all of them faster as the weeks go by, so that trends and friction have something
/// to tell. Made from names alone, so that every start tells the same.
/// </summary>
internal sealed class DemoPace(WorkingTime time)
{
    /// <summary>How much longer everything takes at the begin of the story than it usually does; from there on it falls every week.</summary>
    private const double Slowest = 2.1;

    private const double FallAWeek = 0.11;

    public Instant After(Instant from, double workingHours) => time.Add(from, Duration.FromMinutes(Math.Max(5, (long)(workingHours * 60)))) ?? from;

    /// <summary>When a function gets to what it is asked.</summary>
    public Instant Decides(DemoTask task, Function function, string what, Instant askedAt) =>
        After(askedAt, HoursOf(function) * TrendOf(task) * (0.4 + 1.2 * Share(task.Title, function, what)));

    /// <summary>When the requester gets to the next step, from some hours to three times as many.</summary>
    public Instant GoesOn(DemoTask task, string step, Instant from, double hours) => After(from, hours * TrendOf(task) * (1 + 2 * Share(task.Title, step)));

    /// <summary>When the requester begins to write: in a working hour of a day of the week.</summary>
    public Instant Begins(DemoTask task, StoryClock clock)
    {
        if (task.Turn.HoursAgo is { } hours) return clock.End - Duration.FromHours(hours);

        var days = Enumerable.Range(0, 7).Select(day => clock.DayAgo(7 * task.Turn.Week - day)).Where(day => day.DayOfWeek < IsoDayOfWeek.Saturday).ToList();
        return days[Pick(days.Count, task.Title, "day")].AtStartOfDayInZone(time.Zone).ToInstant() + Duration.FromMinutes(7 * 60 + 15 + Pick(8 * 60, task.Title, "minute"));
    }

    public static int Pick(int count, params object[] names) => (int)(Share(names) * count);

    /// <summary>From 0 up to but not including 1.</summary>
    public static double Share(params object[] names) => BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', names)))) / (uint.MaxValue + 1.0);

    private static double TrendOf(DemoTask task) => Slowest - (DemoHistory.MostWeeks - task.Turn.Week) * FallAWeek;

    /// <summary>Quality and cybersecurity have few people for many questions.</summary>
    private static double HoursOf(Function function) => function switch
    {
        Function.IT => 2.5,
        Function.OT => 3,
        Function.Maintenance => 2,
        Function.Production => 4.5,
        Function.Quality => 14,
        Function.ProcessSafety => 8,
        Function.Cybersecurity => 13,
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, null),
    };
}
