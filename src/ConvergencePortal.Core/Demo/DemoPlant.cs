using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Notices;
using ConvergencePortal.Core.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ConvergencePortal.Core.Demo;

/// <summary>
/// Loads the demo plant into an empty portal, and its last weeks: its people write, ask and sign through the use cases that every user has, on a clock that begins in the past and ends now,
/// so that ages, deadlines and the ledger are real. A load that was interrupted goes on where it stopped, since each step is a command of its own that is done once.
/// </summary>
public sealed class DemoPlant(IDbContextFactory<PortalDb> factory, IClock clock, ILoggerFactory loggers)
{
    /// <summary>With which everybody in the demo plant signs. Nobody is protected there, and the sign-in page says it.</summary>
    public const string Pin = "2468";

    /// <summary>How far back the story begins.</summary>
    private static readonly Duration Past = Duration.FromDays(7 * DemoHistory.MostWeeks);

    /// <summary>Names the kinds that were loaded; none when there is a plant already.</summary>
    /// <param name="historyWeeks">Of how many weeks everyday changes are told, at most 12; 0 leaves them out.</param>
    public async Task<IReadOnlyList<string>> LoadAsync(string folder, int historyWeeks, CancellationToken cancellationToken)
    {
        if (await IsToldAsync(cancellationToken)) return [];

        await using var services = StoryServices(await ClockAsync(cancellationToken));
        await using var scope = services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<DemoRecords>().LoadAsync(folder, cancellationToken) is not { } loaded) return [];

        await scope.ServiceProvider.GetRequiredService<DemoStory>().TellAsync(folder, historyWeeks, cancellationToken);
        return loaded;
    }

    /// <summary>The pilot comes last, so where its signatures are everything before is there too, and where there is a history its end.</summary>
    private async Task<bool> IsToldAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Pilots.AnyAsync(p => p.Status != TimeBoxStatus.Asked, cancellationToken) && await DemoHistory.IsToldAsync(db, cancellationToken);
    }

    /// <summary>An interrupted story goes on after its last word: the ledger's times never go back.</summary>
    private async Task<StoryClock> ClockAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        var last = await db.Ledger.OrderByDescending(entry => entry.Id).Select(entry => (Instant?)entry.At).FirstOrDefaultAsync(cancellationToken);
        return new StoryClock(now - Past, last is { } said ? Instant.Min(said, now) : now - Past, now);
    }

    /// <summary>The portal's own services on the story's clock, so that nothing of the past is kept in those of the host.</summary>
    private ServiceProvider StoryServices(StoryClock story)
    {
        var services = new ServiceCollection();
        services.AddSingleton(factory);
        services.AddSingleton(loggers);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddPortal();
        services.AddSingleton(story);
        services.AddSingleton(new MailState(IsOn: false));
        services.AddSingleton<IClock>(story);
        services.AddScoped<DemoRecords>();
        services.AddScoped<DemoStory>();
        services.AddScoped<DemoPeople>();
        services.AddScoped<DemoGovernance>();
        services.AddScoped<DemoChanges>();
        services.AddScoped<DemoHistory>();
        services.AddScoped<DemoSteps>();
        services.AddScoped<DemoReviews>();
        services.AddScoped<DemoSlots>();
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }
}
