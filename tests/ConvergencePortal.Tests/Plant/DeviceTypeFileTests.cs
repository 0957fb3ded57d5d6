using System.Text;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Plant;

/// <summary>Device types in the YAML form of the public library: what is read, and which description is left out with which sentence.</summary>
public sealed class DeviceTypeFileTests
{
    private const string Switch = """
        ---
        manufacturer: Nordwerk
        model: SW-510
        slug: nordwerk-sw-510
        part_number: "510-01"
        u_height: 0.5
        is_full_depth: false
        airflow: passive
        weight: 1.17
        weight_unit: kg
        comments: '[Data sheet](https://example.com/sw-510.pdf)'
        console-ports:
          - name: Console
            type: rj-45
        power-ports:
          - name: PS0
            type: dc-terminal
            maximum_draw: 31
          - name: PS1
            type: dc-terminal
        interfaces:
          - name: eth1
            type: 100base-tx
            poe_mode: pse
            poe_type: type1-ieee802.3af
          - name: mgmt0
            type: 1000base-t
            mgmt_only: true
        """;

    [Fact]
    public void Read_OneDescription_AnswersTheType()
    {
        var reading = Read(Switch);

        reading.Wrong.ShouldBeEmpty();
        var type = reading.Types.ShouldHaveSingleItem();
        (type.Manufacturer, type.Model, type.Slug, type.PartNumber).ShouldBe(("Nordwerk", "SW-510", "nordwerk-sw-510", "510-01"));
        type.Interfaces.ShouldBe([new DeviceTypePort("eth1", "100base-tx"), new DeviceTypePort("mgmt0", "1000base-t")]);
    }

    [Fact]
    public void Read_ManyDescriptions_LeavesOutOnlyTheWrongOnes()
    {
        var reading = Read($"{Switch}\n---\nmanufacturer: Nordwerk\nmodel: 512\nslug: nordwerk-sw-512\n---\n- eth0\n---\nmanufacturer: Nordwerk\nmodel: SW-514\nslug: nordwerk-sw-514\n");

        reading.Documents.ShouldBe(4);
        reading.Types.Select(type => type.Model).ShouldBe(["SW-510", "SW-514"]);
        reading.Wrong.Select(remark => (remark.Line, remark.Position, remark.Field, remark.Value, remark.Code)).ShouldBe([(31, 8, "model", "512", "file.notText"), (34, 1, "", "", "deviceType.none")]);
    }

    [Theory]
    [InlineData("slug: nordwerk-sw-510", "slug: Nordwerk SW", "deviceType.slug")]
    [InlineData("manufacturer: Nordwerk", "maker: Nordwerk", "file.missing")]
    [InlineData("name: mgmt0", "name: eth1", "deviceType.doublePort")]
    [InlineData("name: mgmt0", "label: mgmt0", "file.missing")]
    [InlineData("interfaces:\n", "interfaces: 1\nports:\n", "file.notList")]
    public void Read_WrongField_IsNamedAndTheTypeLeftOut(string right, string wrong, string code)
    {
        var reading = Read(Switch.ReplaceLineEndings("\n").Replace(right, wrong, StringComparison.Ordinal));

        reading.Types.ShouldBeEmpty();
        reading.Wrong.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("u_height: 0.5", "u_height: high")]
    [InlineData("weight_unit: kg", "weight_unit: stone")]
    [InlineData("mgmt_only: true", "mgmt_only: 1")]
    [InlineData("slug: nordwerk-sw-510", "slug: Nordwerk.SW-510")]
    public void Read_WhatThePortalDoesNotKeepOrAlsoTakesInTables_IsNoReasonToRefuse(string right, string other) =>
        Read(Switch.Replace(right, other, StringComparison.Ordinal)).Types.ShouldHaveSingleItem();

    [Fact]
    public void Read_TypeDescribedTwice_IsTakenOnce()
    {
        var reading = Read("manufacturer: N\nmodel: M\nslug: m\n---\nmanufacturer: n\nmodel: Other\nslug: m\n---\nmanufacturer: O\nmodel: M\nslug: m\n");

        reading.Types.Select(type => (type.Manufacturer, type.Model)).ShouldBe([("N", "M"), ("O", "M")]);
        reading.Wrong.ShouldHaveSingleItem().Message.ShouldBe("n m is described in this file already, from line 1.");
    }

    [Fact]
    public void Read_FileThatIsNoYaml_IsRefusedAsAWhole() => DeviceTypeFileReader.Read("manufacturer: \"N\nmodel: M\n"u8.ToArray()).Error!.Code.ShouldBe("file.unreadable");

    [Fact]
    public void Read_EveryDescriptionWrong_KeepsTheFirstSentences()
    {
        var reading = Read(string.Concat(Enumerable.Repeat("---\nmodel: 5\n", 300)));

        reading.Types.ShouldBeEmpty();
        (reading.Documents, reading.Wrong.Count).ShouldBe((300, FileFields.MostRemarks));
    }

    [Fact]
    public void Read_500Descriptions_AreTakenAndNoMore()
    {
        var many = string.Concat(Enumerable.Range(0, DeviceTypeFileReader.MostDocuments).Select(i => $"---\nmanufacturer: N\nmodel: M{i}\nslug: m{i}\n"));

        Read(many).Types.Count.ShouldBe(DeviceTypeFileReader.MostDocuments);
        DeviceTypeFileReader.Read(Encoding.UTF8.GetBytes(many + "---\nmanufacturer: N\n")).Error!.Code.ShouldBe("file.tooManyDocuments");
    }

    [Fact]
    public async Task Import_WrongDescriptionBeforeARightOne_OnlyTheWrongOneIsWrong()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var table = DeviceTypeFiles.Read("manufacturer: Nordwerk\nmodel: 512\nslug: nordwerk-sw-512\n---\nmanufacturer: Nordwerk\nmodel: SW-514\nslug: nordwerk-sw-514\n"u8.ToArray()).Value;

        var report = (await portal.Get<ImportRecords>().RunAsync(new ImportRecordsInput("device-types", table, true, Command.New()), Actor.Portal, null, TestContext.Current.CancellationToken)).Value;

        report.Wrong.ShouldHaveSingleItem().Line.ShouldBe(2);
        (report.New, report.Rows.Select(row => (row.Line, row.Key, row.Verdict))).ShouldSatisfyAllConditions(r => r.New.ShouldBe(1), r => r.Item2.ShouldContain((5, "nordwerk-sw-514", RowVerdict.New)));
    }

    private static DeviceTypeReading Read(string yaml) => DeviceTypeFileReader.Read(Encoding.UTF8.GetBytes(yaml)).Value;
}
