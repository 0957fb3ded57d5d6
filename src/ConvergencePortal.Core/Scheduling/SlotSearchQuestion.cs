using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>"When can this be done?" The start of the slot question is the earliest start.</summary>
/// <param name="Requested">The time people would like, null where nobody asked for one; distance is counted from it, or from the earliest start.</param>
/// <param name="HorizonDays">How far after the earliest start a slot may begin, 1 to 400 days.</param>
/// <param name="Limit">How many slots, and how many rejected ones, are answered.</param>
public sealed record SlotSearchQuestion(SlotQuestion Question, Instant? Requested, int HorizonDays, int Limit);
