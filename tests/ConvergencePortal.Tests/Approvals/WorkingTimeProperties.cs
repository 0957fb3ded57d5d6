using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Windows;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace ConvergencePortal.Tests.Approvals;

/// <summary>What holds for any hours, holidays and moments, over both clock changes of both plants.</summary>
public sealed class WorkingTimeProperties
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void Between_WhatWasAdded_IsWhatWasAdded() => Holds((time, random) =>
    {
        var (from, length) = (Moment(random), Length(random));

        return time.Add(from, length) is not { } due || time.Between(from, due) == length;
    });

    [Fact]
    public void Add_AMomentEarlier_HasNotPassedYet() => Holds((time, random) =>
    {
        var (from, length) = (Moment(random), Length(random) + Duration.FromMinutes(1));

        return time.Add(from, length) is not { } due || time.Between(from, due - Duration.FromSeconds(1)) < length;
    });

    [Fact]
    public void Add_Longer_IsNeverEarlier() => Holds((time, random) =>
    {
        var (from, one, two) = (Moment(random), Length(random), Length(random));

        return time.Add(from, Duration.Min(one, two)) is not { } shorter || time.Add(from, Duration.Max(one, two)) is not { } longer || shorter <= longer;
    });

    [Fact]
    public void Add_FromLater_IsNeverEarlier() => Holds((time, random) =>
    {
        var (one, two, length) = (Moment(random), Moment(random), Length(random) + Duration.FromMinutes(1));

        return time.Add(Instant.Min(one, two), length) is not { } earlier || time.Add(Instant.Max(one, two), length) is not { } later || earlier <= later;
    });

    [Fact]
    public void Between_OverAMomentInTheMiddle_AddsUp() => Holds((time, random) =>
    {
        var moments = new[] { Moment(random), Moment(random), Moment(random) }.Order().ToArray();

        return time.Between(moments[0], moments[1]) + time.Between(moments[1], moments[2]) == time.Between(moments[0], moments[2]);
    });

    [Fact]
    public void AddDays_Any_EndsAtTheEndOfWork() => Holds((time, random) =>
        time.AddDays(Moment(random), random.Next(1, 12)) is not { } due || (time.Between(due - Duration.FromSeconds(1), due) > Duration.Zero));

    private static void Holds(Func<WorkingTime, Random, bool> holds) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        return holds(Draw(random), random);
    }));

    private static WorkingTime Draw(Random random)
    {
        var zone = random.Next(2) == 0 ? "Europe/Berlin" : "America/Chicago";
        var from = random.Next(0, 24) * 60;
        var hours = new WorkingHours((WorkingDays)random.Next(1, 128), from, random.Next(from / 60 + 1, 25) * 60);
        WindowSchedule[] holidays = [.. Enumerable.Range(0, random.Next(4)).Select(_ =>
            new WindowScheduleText(new LocalDateTime(2026, 1, 1, random.Next(24), 0).PlusDays(random.Next(365)), random.Next(60, 5000), null, null, null, zone).Read().Value)];
        return new WorkingTime(DateTimeZoneProviders.Tzdb[zone], hours, holidays);
    }

    private static Instant Moment(Random random) => Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromSeconds(random.Next(365 * 24 * 3600));

    private static Duration Length(Random random) => Duration.FromMinutes(random.Next(0, 80 * 60));
}
