using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Standards;
using NodaTime;

namespace ConvergencePortal.Tests.Standards;

/// <summary>Waivers and pilots on paper, asked for on 2026-11-05.</summary>
internal static class TimeBoxPaper
{
    public const int Site = 1;
    public const int MostDays = 180;
    public static readonly LocalDate Today = new(2026, 11, 5);
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 5, 12, 0);
    public static readonly PersonRights Asker = Person(1, "Asker", Function.OT);
    public static readonly PersonRights Other = Person(2, "Other", Function.Maintenance);
    public static readonly PersonRights Chair = new(3, "Chair", PersonKind.Person, true, PersonRoles.GovernanceChair, []);
    public static readonly PersonRights Stranger = new(4, "Stranger", PersonKind.Person, true, PersonRoles.None, []);
    public static readonly FindingSubject Conduit = new("Conduit", "BER:C-OFFICE-IDMZ");

    public static PersonRights Person(int id, string name, Function function) => new(id, name, PersonKind.Person, true, PersonRoles.None, [new HeldFunction(function, Site)]);

    public static Waiver Waiver(string? scope = null, LocalDate? endsOn = null, params WaiverTarget[] targets) =>
        new("WV-2026-0001", Site, Asker, new WaiverContent("Old firewall", "No spare part", "Watched each shift", "Replace it", Today.PlusDays(30), scope),
            targets.Length > 0 ? targets : [new WaiverTarget("NC-03", Conduit)], endsOn ?? Today.PlusDays(90), Now);

    public static Waiver InForce(string? scope = null, LocalDate? endsOn = null, params WaiverTarget[] targets)
    {
        var waiver = Waiver(scope, endsOn, targets);
        waiver.Approve("Signer", Now);
        return waiver;
    }

    public static Pilot Pilot() => new("PL-2026-0001", Site, Asker, new PilotContent("Ear of the pump", "It hears cavitation", "BER/BATCH", Today, "Ten of ten", "Take it off", null), [new PilotSuspension("NET-01", "R1")],
        Today.PlusDays(60), Now);

    public static Pilot Running()
    {
        var pilot = Pilot();
        pilot.Approve("Signer", Now);
        return pilot;
    }

    public static Instant Noon(LocalDate day) => day.At(new LocalTime(12, 0)).InUtc().ToInstant();
}
