using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Tests.Common;
using Shouldly;

namespace ConvergencePortal.Tests.Scheduling;

/// <summary>Saves and reads the scheduling settings of the test plant through the real use case.</summary>
internal static class StoredSettings
{
    public static async Task<Result<SchedulingSettingsState>> SaveSettingsAsync(this TestPortal portal, SchedulingChoices choices, int version = 0, string by = "admin", string? site = "BER",
        Guid? command = null) =>
        await portal.Get<SaveSchedulingSettings>().RunAsync(new(site, version, choices, new Command(command ?? Guid.NewGuid())), await portal.ActorAsync(by), default);

    public static async Task<SchedulingSettingsDetail> SettingsAsync(this TestPortal portal, string reader = "it.berlin") =>
        (await portal.Get<SchedulingSettingsReads>().FindAsync("BER", await portal.ActorAsync(reader), default)).ShouldNotBeNull();

    public static async Task<IReadOnlyList<SettingsHistoryRow>> SettingsHistoryAsync(this TestPortal portal) =>
        (await portal.Get<SchedulingSettingsReads>().ListHistoryAsync(new PageRequest(), "BER", default)).Items;
}
