using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Standards;

/// <summary>What cannot be is refused with a sentence beside its field, and nothing moves.</summary>
public sealed class StandardBadInputTests : IAsyncLifetime
{
    private static readonly RequirementContent Plain = new(null, "Something", RequirementLevel.Must);
    private TestPortal _portal = null!;
    private StandardJourney _journey = null!;

    public static TheoryData<string, string> Wrong => new()
    {
        { "semver", "semVer" }, { "leading zero", "semVer" }, { "from yesterday", "plannedFrom" }, { "end before begin", "plannedTo" }, { "no such place", "appliesTo.scope" }, { "the enterprise", "appliesTo.scope" },
        { "level beyond", "appliesTo.level" }, { "levels the wrong way round", "appliesTo.level" }, { "unknown check", "requirements[0].checkCode" }, { "number too small", "requirements[0].parameters.maxDevices" },
        { "number too large", "requirements[0].parameters.maxDevices" }, { "unknown number", "requirements[0].parameters" }, { "number without check", "requirements[0].checkCode" },
        { "blocking", "requirements[0].severity" }, { "8001 characters", "requirements[0].text" }, { "control characters", "requirements[0].text" }, { "control in clause", "requirements[0].regimeRefs" },
        { "eleven clauses", "requirements[0].regimeRefs" }, { "unknown key", "requirements[0].key" }, { "long note", "changeNote" }, { "101 requirements", "requirements" },
    };

    public async ValueTask InitializeAsync()
    {
        _portal = await TestPlant.CreatePortalAsync();
        _journey = new StandardJourney(_portal);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Draft_Impossible_IsRefusedBesideItsField(string what, string field)
    {
        await _journey.ProposeAsync();

        var refused = await _journey.DraftAsync(Make(what));

        refused.Error!.ShouldSatisfyAllConditions(e => e.Code.ShouldBe("standard.input"), e => e.Fields.Select(f => f.Field).ShouldContain(field));
        refused.Error!.Fields.ShouldAllBe(f => f.Message.Length < 300);
        (await _journey.DetailAsync()).Row.Version.ShouldBe(1);
    }

    [Fact]
    public async Task Draft_EightThousandCharactersAndAnUnfinishedRest_AreSaved()
    {
        await _journey.ProposeAsync();
        var longest = new string('x', PlainText.ProseLength - 4) + "ä\n€\t";

        (await _journey.DraftAsync(StandardJourney.Content with { ChangeNote = null, Requirements = [Plain with { Text = longest.Trim() }, Plain with { Text = "" }] })).Error.ShouldBeNull();

        (await _journey.NextAsync()).Requirements.Select(r => r.Text).ShouldBe([longest.Trim(), ""]);
    }

    [Fact]
    public async Task Submit_Unfinished_SaysEverythingThatIsMissing()
    {
        await _journey.ProposeAsync();
        await _journey.DraftAsync(StandardJourney.Content with { ChangeNote = null, Requirements = [Plain with { Text = "" }] });

        (await _journey.SubmitAsync()).Error!.Fields.Select(f => f.Field).ShouldBe(["requirements[0].text", "changeNote"]);
    }

    [Fact]
    public async Task Submit_WithoutRequirements_IsRefused()
    {
        await _journey.ProposeAsync();

        (await _journey.SubmitAsync()).Error!.Fields.Select(f => f.Field).ShouldContain("requirements");
    }

    [Fact]
    public async Task Submit_AfterItsFirstDayHasPassed_IsRefused()
    {
        await _journey.DraftedAsync(StandardJourney.Content with { PlannedFrom = StandardJourney.Today.PlusDays(1) });
        _portal.Clock.Set(TestPortal.Start + Duration.FromDays(2));

        (await _journey.SubmitAsync()).Error!.Fields.Select(f => f.Field).ShouldBe(["plannedFrom"]);
    }

    [Fact]
    public async Task Submit_ThatAppliesToNothing_IsRefused()
    {
        await _journey.DraftedAsync(StandardJourney.Content with { AppliesTo = new Applicability { ZoneKind = ZoneKind.Wireless } });

        (await _journey.SubmitAsync()).Error!.ShouldSatisfyAllConditions(e => e.Code.ShouldBe("standard.appliesToNothing"), e => e.Field.ShouldBe("appliesTo"));
    }

    [Fact]
    public async Task Submit_ThatAppliesToEverything_AsksForTheWordAndSaysHowMuch()
    {
        await _journey.DraftedAsync(StandardJourney.Content with { AppliesTo = Applicability.Everything });

        var refused = (await _journey.SubmitAsync()).Error!;
        refused.ShouldSatisfyAllConditions(e => e.Field.ShouldBe("appliesToEverything"), e => e.Message.ShouldContain("19 things"));
        (await _journey.SubmitAsync(everything: true)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Submit_Twice_IsRefused()
    {
        await _journey.DraftedAsync();
        await _journey.SubmitAsync();

        (await _journey.SubmitAsync()).Error!.Code.ShouldBe("standard.status");
        (await _journey.DraftAsync(await _journey.NextAsync() with { ChangeNote = "Still mine" })).Error!.Code.ShouldBe("standard.inReview");
        (await _journey.RetireAsync()).Error!.Code.ShouldBe("standard.inReview");
    }

    [Fact]
    public async Task Submit_WhenOnlyTheAuthorSpeaksForAFunction_IsRefused()
    {
        await _portal.ChangePersonAsync("ot2.berlin", person => person.IsActive = false);
        await _journey.ProposeAsync("ot.berlin");
        await _journey.DraftAsync(person: "ot.berlin");

        (await _journey.SubmitAsync("ot.berlin")).Error!.Code.ShouldBe("standard.nobody");
    }

    [Fact]
    public async Task Draft_ARequirementAfterApproval_IsRefusedAndNamesTheNextVersion()
    {
        await _journey.ApprovedAsync();
        var approved = (await _journey.DetailAsync()).Shown.Content;

        var refused = await _journey.DraftAsync(approved with { Requirements = [approved.Requirements[0] with { Text = "Quietly something else" }] });

        refused.Error!.Code.ShouldBe("standard.approved");
        refused.Error.Message.ShouldBe("Version 1.0.0 is approved and cannot be changed any more. Write a new version, 1.0.1 for example.");
        (await _journey.DetailAsync()).Shown.Content.Requirements.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("0.9.0", "standard.semVer")]
    [InlineData("1.0.0", "standard.approved")]
    [InlineData("1.0.1", null)]
    [InlineData("1.10.0", null)]
    public async Task Draft_TheNextVersion_MustHaveAHigherNumber(string semVer, string? code)
    {
        await _journey.ApprovedAsync();

        (await _journey.DraftAsync(await _journey.NextAsync() with { SemVer = semVer })).Error?.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("", "Title", 15, "code")]
    [InlineData("NET 01", "Title", 15, "code")]
    [InlineData("NET@01", "Title", 15, "code")]
    [InlineData("New", "Title", 15, "code")]
    [InlineData("NET-01", " ", 15, "title")]
    [InlineData("NET-01", "Tit\u0007le", 15, "title")]
    [InlineData("NET-01", "Title", 0, "reviewIntervalMonths")]
    [InlineData("NET-01", "Title", 61, "reviewIntervalMonths")]
    public async Task Propose_Wrong_IsRefusedBesideItsField(string code, string title, int months, string field) =>
        (await _journey.ProposeAsync(head: new StandardHead(code, title, StandardCategory.Network, Function.IT, months))).Error!.Fields.Select(f => f.Field).ShouldBe([field]);

    [Fact]
    public async Task Propose_ACodeThatIsTaken_IsRefusedInAnyCase()
    {
        await _journey.ProposeAsync();

        (await _journey.ProposeAsync(head: StandardJourney.Head with { Code = "net-01" })).Error!.Code.ShouldBe("standard.codeTaken");
    }

    [Fact]
    public async Task Commands_SentTwice_DoTheirWorkOnce()
    {
        await _journey.ProposeAsync();
        var (draft, submit) = (Command.New(), Command.New());
        var version = (await _journey.DetailAsync()).Row.Version;

        var first = await _journey.DraftAsync(command: draft, expected: version);
        var second = await _journey.DraftAsync(command: draft, expected: version);
        await _journey.SubmitAsync(command: submit);
        (await _journey.SubmitAsync(command: submit)).Error.ShouldBeNull();

        second.Value.ShouldBe(first.Value);
        (await _journey.SubmitAsync("ot.berlin", command: submit)).Error!.Code.ShouldBe("command.reused");
        await using var db = _portal.Db();
        (await db.ApprovalRounds.CountAsync()).ShouldBe(1);
        (await db.Ledger.CountAsync(e => e.Event == StandardEvents.Drafted)).ShouldBe(1);
    }

    [Theory]
    [InlineData("auditor", "rights.readOnly")]
    [InlineData("nobody", "standard.notWriter")]
    [InlineData("robot", "apiKey.cannotDecide")]
    public async Task Write_ByWhoMayNot_IsRefusedAndWrittenDown(string person, string code)
    {
        await _portal.AddPersonAsync("nobody", PersonKind.Person);
        await _portal.AddPersonAsync("robot", PersonKind.Service, Function.IT);
        await _journey.DraftedAsync();

        (await _journey.DraftAsync(await _journey.NextAsync() with { ChangeNote = "Hello" }, person)).Error!.Code.ShouldBe(code);
        (await _journey.ProposeAsync(person, StandardJourney.Head with { Code = "NET-02" })).Error!.Code.ShouldBe(code);
        await using var db = _portal.Db();
        (await db.Ledger.CountAsync(e => e.RecordType == RecordTypes.Standard && e.Event == RefusedAttempts.Event && e.Reason == code)).ShouldBe(2);
    }

    [Fact]
    public async Task Read_WhatDoesNotHoldToday_IsRefused()
    {
        await _journey.DraftedAsync();

        (await _journey.ReadAsync()).Error!.Code.ShouldBe("standard.notEffective");
        (await _journey.ReadAsync("7.7.7")).Error!.Code.ShouldBe("standard.unknownVersion");
    }

    [Fact]
    public async Task Retire_WithoutReason_IsRefused()
    {
        await _journey.ApprovedAsync();

        (await _journey.RetireAsync(reason: " ")).Error!.Code.ShouldBe("standard.reason");
    }

    private static StandardContent Make(string what)
    {
        var content = StandardJourney.Content;
        StandardContent With(RequirementContent requirement) => content with { Requirements = [requirement] };
        RequirementContent Numbered(string name, int value) => Plain with { CheckCode = "nc-09", Parameters = new Dictionary<string, int> { [name] = value } };
        return what switch
        {
            "semver" => content with { SemVer = "1.0" },
            "leading zero" => content with { SemVer = "01.0.0" },
            "from yesterday" => content with { PlannedFrom = StandardJourney.Today.PlusDays(-1) },
            "end before begin" => content with { PlannedFrom = StandardJourney.Today.PlusDays(5), PlannedTo = StandardJourney.Today.PlusDays(5) },
            "no such place" => content with { AppliesTo = new Applicability { Scope = "BER/NOWHERE" } },
            "the enterprise" => content with { AppliesTo = new Applicability { Scope = "ACME" } },
            "level beyond" => content with { AppliesTo = new Applicability { LevelToTenths = 51 } },
            "levels the wrong way round" => content with { AppliesTo = new Applicability { LevelFromTenths = 30, LevelToTenths = 20 } },
            "unknown check" => With(Plain with { CheckCode = "NC-99" }),
            "number too small" => With(Numbered("maxDevices", 0)),
            "number too large" => With(Numbered("maxDevices", 10_001)),
            "unknown number" => With(Numbered("minDevices", 5)),
            "number without check" => With(Plain with { Parameters = new Dictionary<string, int> { ["maxDevices"] = 5 } }),
            "blocking" => With(Plain with { CheckCode = "NC-01", Severity = CheckSeverity.Blocking }),
            "8001 characters" => With(Plain with { Text = new string('x', PlainText.ProseLength + 1) }),
            "control characters" => With(Plain with { Text = "Reads well\u202Ebut means something else" }),
            "control in clause" => With(Plain with { RegimeRefs = ["CIP\u0000"] }),
            "eleven clauses" => With(Plain with { RegimeRefs = [.. Enumerable.Range(1, 11).Select(n => $"R{n}")] }),
            "unknown key" => With(Plain with { Key = "R77" }),
            "long note" => content with { ChangeNote = new string('x', PlainText.CommentLength + 1) },
            "101 requirements" => content with { Requirements = [.. Enumerable.Repeat(Plain, 101)] },
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };
    }
}
