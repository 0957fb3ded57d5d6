using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Tests.Approvals;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;

namespace ConvergencePortal.Tests.Standards;

/// <summary>Brings a standard of the test plant to the state a test begins in, through the real use cases: NET-01 of it.berlin, kept by IT, on the cell zone that OT owns and in which a GxP device stands.</summary>
public sealed class StandardJourney(TestPortal portal)
{
    public const string Code = "NET-01";

    public static readonly LocalDate Today = TestPortal.Start.InUtc().Date;

    /// <summary>Who signs what the journey asks: the keeper, the zone's owner, quality for the labeler.</summary>
    public static readonly (string Person, Function Function)[] Signers = [("it2.berlin", Function.IT), ("ot.berlin", Function.OT), ("quality.berlin", Function.Quality)];

    public static StandardHead Head => new(Code, "Cell networks", StandardCategory.Network, Function.IT);

    public static StandardContent Content => new("1.0.0", "First version", null, null, new Applicability { ZoneKind = ZoneKind.CellArea },
    [
        new(null, "Every machine hangs on a managed switch.", RequirementLevel.Must) { RegimeRefs = ["IEC 62443-3-2 ZCR 3.1"], CheckCode = "NC-09", Parameters = new Dictionary<string, int> { ["maxDevices"] = 50 } },
        new(null, "Cables are labelled at both ends.", RequirementLevel.Should),
    ]);

    public async Task<Result<StandardState>> ProposeAsync(string person = "it.berlin", StandardHead? head = null) =>
        await portal.Get<ProposeStandard>().RunAsync(new(head ?? Head, Command.New()), await portal.ActorAsync(person), default);

    /// <param name="expected">Null for the version the record has now.</param>
    public async Task<Result<StandardState>> DraftAsync(StandardContent? content = null, string person = "it.berlin", int? expected = null, Command? command = null) =>
        await portal.Get<DraftStandard>().RunAsync(new(Code, expected ?? (await DetailAsync()).Row.Version, content ?? Content, command ?? Command.New()), await portal.ActorAsync(person), default);

    public async Task<Result<StandardState>> SubmitAsync(string person = "it.berlin", bool everything = false, Command? command = null) =>
        await portal.Get<SubmitStandard>().RunAsync(new(Code, everything, command ?? Command.New()), await portal.ActorAsync(person), default);

    public async Task<Result<StandardState>> TakeBackAsync(string person = "it.berlin") => await portal.Get<TakeBackStandard>().RunAsync(new(Code, Command.New()), await portal.ActorAsync(person), default);

    public async Task<Result<StandardState>> RetireAsync(string person = "it.berlin", string reason = "Nobody builds like this any more") =>
        await portal.Get<RetireStandard>().RunAsync(new(Code, reason, Command.New()), await portal.ActorAsync(person), default);

    public async Task<Result<ReadingState>> ReadAsync(string semVer = "1.0.0", string person = "ot.berlin", Command? command = null) =>
        await portal.Get<AcknowledgeStandard>().RunAsync(new(Code, semVer, command ?? Command.New()), await portal.ActorAsync(person), default);

    public Task<Result<RoundState>> SignAsync(string semVer, string person, Function function, RoundVerdict verdict = RoundVerdict.Approve, string? comment = null) =>
        portal.SignRoundAsync(RecordTypes.Standard, $"{Code}@{semVer}", person, function, verdict, comment);

    public async Task<RoundDetail?> RoundAsync(string semVer, string reader = "it.berlin") =>
        await portal.Get<RoundReads>().FindLatestAsync(RecordTypes.Standard, $"{Code}@{semVer}", await portal.ActorAsync(reader), default);

    public async Task<StandardDetail> DetailAsync(string? semVer = null, string reader = "it.berlin") =>
        (await portal.Get<StandardDetailReads>().FindAsync(Code, semVer, await portal.ActorAsync(reader), default)).ShouldNotBeNull();

    /// <summary>What the draft says now, with the keys it has got.</summary>
    public async Task<StandardContent> NextAsync() => (await portal.Get<StandardDetailReads>().FindDraftAsync(Code, await portal.ActorAsync("it.berlin"), default)).ShouldNotBeNull().Content;

    public async Task DraftedAsync(StandardContent? content = null)
    {
        (await ProposeAsync()).Error.ShouldBeNull();
        (await DraftAsync(content)).Error.ShouldBeNull();
    }

    /// <summary>Signed by everybody asked, from the day the content names or from today.</summary>
    public async Task ApprovedAsync(StandardContent? content = null)
    {
        await DraftedAsync(content);
        await ApproveDraftAsync((content ?? Content).SemVer);
    }

    /// <summary>The next version, signed too.</summary>
    public async Task RevisedAsync(string semVer, Func<StandardContent, StandardContent>? change = null)
    {
        var next = await NextAsync() with { SemVer = semVer, ChangeNote = $"What is new in {semVer}" };
        (await DraftAsync(change?.Invoke(next) ?? next)).Error.ShouldBeNull();
        await ApproveDraftAsync(semVer);
    }

    private async Task ApproveDraftAsync(string semVer)
    {
        (await SubmitAsync()).Error.ShouldBeNull();
        foreach (var (person, function) in Signers) (await SignAsync(semVer, person, function)).Error.ShouldBeNull();
    }
}
