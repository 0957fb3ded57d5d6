using System.Diagnostics;

namespace ConvergencePortal.Benchmarks;

/// <summary>Takes the time of each of many runs, after as many unmeasured ones as the compiler needs to be done.</summary>
internal static class Timing
{
    public static IReadOnlyList<TimeSpan> Of(int warmUp, int rounds, Action<int> run)
    {
        for (var i = 0; i < warmUp; i++) run(i);
        return Of(rounds, run);
    }

    public static async Task<IReadOnlyList<TimeSpan>> OfAsync(int warmUp, int rounds, Func<int, Task> run)
    {
        for (var i = 0; i < warmUp; i++) await run(i);

        var samples = new TimeSpan[rounds];
        for (var i = 0; i < rounds; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await run(i);
            samples[i] = Stopwatch.GetElapsedTime(began);
        }
        return samples;
    }

    private static TimeSpan[] Of(int rounds, Action<int> run)
    {
        var samples = new TimeSpan[rounds];
        for (var i = 0; i < rounds; i++)
        {
            var began = Stopwatch.GetTimestamp();
            run(i);
            samples[i] = Stopwatch.GetElapsedTime(began);
        }
        return samples;
    }
}
