using System.Diagnostics.CodeAnalysis;
using ConvergencePortal.Core.Scheduling;

namespace ConvergencePortal.Tests.Scheduling;

/// <summary>Compares verdicts by what they say; their paths are lists, which records compare by identity.</summary>
internal sealed class SlotVerdicts(bool withText) : IEqualityComparer<SlotVerdict>
{
    public static readonly SlotVerdicts Alike = new(withText: true);

    /// <summary>Times in messages are said by the day, so that they differ from week to week.</summary>
    public static readonly SlotVerdicts AlikeButText = new(withText: false);

    public bool Equals(SlotVerdict? x, SlotVerdict? y) => x is not null && y is not null && x.Path.SequenceEqual(y.Path) && Plain(x) == Plain(y);

    public int GetHashCode([DisallowNull] SlotVerdict obj) => Plain(obj).GetHashCode();

    private SlotVerdict Plain(SlotVerdict verdict) => verdict with { Path = [], Message = withText ? verdict.Message : "" };
}
