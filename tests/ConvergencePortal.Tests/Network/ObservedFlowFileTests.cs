using System.Text;
using ConvergencePortal.Core.Network;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Network;

/// <summary>Observed flows as CSV: which columns and cells are understood, what becomes of rows of one flow, and what is said about the rest.</summary>
public sealed class ObservedFlowFileTests
{
    private const string Header = "Source,Destination,Port,Protocol,Service,Count,First Seen,Last Seen\n";
    private const string Right = "10.0.0.1,10.0.0.2,4840,tcp,opcua,5,2026-01-31T12:00:00Z,2026-01-31T13:00:00Z";

    private static readonly Instant Noon = Instant.FromUtc(2026, 1, 31, 12, 0);

    [Fact]
    public void Read_Row_AnswersTheFlow() =>
        Read(Header + Right).Flows.ShouldHaveSingleItem().ShouldBe(new ObservedFlowRow(2, "10.0.0.1", "10.0.0.2", 4840, "tcp", "opcua", 5, Noon, Noon + Duration.FromHours(1)));

    [Theory]
    [InlineData("source;destination;port;protocol;service;count;first_seen;last_seen\n10.0.0.1;10.0.0.2;4840;tcp;opcua;5;2026-01-31 12:00:00;2026-01-31 14:00:00 +01:00")]
    [InlineData("\uFEFFSRC_IP,Dest_IP,PORT,Proto,Service,Count,FIRST SEEN,last-seen\r\n 10.0.0.1 ,10.0.0.2,4840,TCP,opcua,5,1769860800,1769864400.0\r\n")]
    [InlineData("last seen,first seen,count,service,proto,port,dst,src\n2026-01-31t13:00:00z,2026-01-31T12:00:00,5,opcua,6,4840,10.0.0.2,10.0.0.1\n\n")]
    public void Read_OtherNamesOrderAndTimes_MeanTheSame(string csv) => Plain(Read(csv)).ShouldBe(Plain(Read(Header + Right)));

    [Fact]
    public void Read_AnalysisWithMoreColumns_TakesWhatItKnowsAndNamesTheRest()
    {
        var reading = Read("Count,Src_IP,Src_Desc,Dest_IP,Dest_Desc,Port,Service,Proto,Conn_State,Notes\n3,fe80::0001,?,10.0.0.2,HMI,135,unknown icmp,ICMPv6,OTH,\n");

        reading.Flows.ShouldHaveSingleItem().ShouldBe(new ObservedFlowRow(2, "fe80::1", "10.0.0.2", 135, "icmp", "unknown icmp", 3, null, null));
        reading.UnreadColumns.ShouldBe(["Src_Desc", "Dest_Desc", "Conn_State", "Notes"]);
    }

    [Theory]
    [InlineData("FD00:20:0::4", "fd00:20::4")]
    [InlineData("HMI-01", "HMI-01")]
    [InlineData("BER:HMI-01", "BER:HMI-01")]
    [InlineData("historian.plant.local", "historian.plant.local")]
    public void Read_Host_IsInOneForm(string written, string host) => Read($"source,destination,protocol\n{written},10.0.0.2,udp").Flows.ShouldHaveSingleItem().Source.ShouldBe(host);

    [Fact]
    public void Read_EmptyCellsAndHyphens_SayNothing()
    {
        var reading = Read(Header + "10.0.0.1,10.0.0.2,-,47,-,,,\n10.0.0.1,10.0.0.2,,udp,,0,2026-01-31T12:00:00Z,\n");

        reading.Flows[0].ShouldBe(new ObservedFlowRow(2, "10.0.0.1", "10.0.0.2", null, "47", null, 1, null, null));
        (reading.Flows[1].Count, reading.Flows[1].FirstSeen, reading.Flows[1].LastSeen).ShouldBe((0, Noon, Noon));
    }

    [Theory]
    [InlineData("Source", 1, "10.0.0.256", "flow.host")]
    [InlineData("Source", 1, "010.0.0.1", "flow.host")]
    [InlineData("Source", 1, "10.1", "flow.host")]
    [InlineData("Source", 1, "fe80::1%eth0", "flow.host")]
    [InlineData("Source", 1, "", "flow.host")]
    [InlineData("Destination", 2, "a b", "flow.host")]
    [InlineData("Destination", 2, "=cmd", "flow.host")]
    [InlineData("Port", 3, "65536", "flow.port")]
    [InlineData("Port", 3, "-1", "flow.port")]
    [InlineData("Port", 3, "80.5", "flow.port")]
    [InlineData("Protocol", 4, "", "flow.protocol")]
    [InlineData("Protocol", 4, "256", "flow.protocol")]
    [InlineData("Protocol", 4, "http", "flow.protocol")]
    [InlineData("Service", 5, "=1+1", "cell.formula")]
    [InlineData("Service", 5, "a\u202Eb", "cell.control")]
    [InlineData("Count", 6, "-1", "flow.count")]
    [InlineData("Count", 6, "1.5", "flow.count")]
    [InlineData("Count", 6, "9223372036854775808", "flow.count")]
    [InlineData("First Seen", 7, "yesterday", "flow.time")]
    [InlineData("First Seen", 7, "31.01.2026 12:00", "flow.time")]
    [InlineData("First Seen", 7, "2026-02-30 12:00:00", "flow.time")]
    [InlineData("First Seen", 7, "1769860800000", "flow.time")]
    [InlineData("First Seen", 7, "-5", "flow.time")]
    [InlineData("First Seen", 7, "0001-01-01T00:00:00Z", "flow.time")]
    [InlineData("Last Seen", 8, "9999-12-31T23:59:59-05:00", "flow.time")]
    [InlineData("Last Seen", 8, "9999-12-31 23:59:59", "flow.time")]
    [InlineData("Last Seen", 8, "2026-01-31T11:59:59Z", "flow.order")]
    public void Read_WrongCell_IsNamedAndItsRowLeftOut(string column, int place, string cell, string code)
    {
        var cells = Right.Split(',');
        cells[place - 1] = cell;

        var reading = Read($"{Header}{Right}\n{string.Join(',', cells)}\n");

        reading.Flows.ShouldHaveSingleItem().Line.ShouldBe(2);
        (reading.Rows, reading.WrongRows).ShouldBe((2, 1));
        var wrong = reading.Wrong.ShouldHaveSingleItem();
        (wrong.Line, wrong.Position, wrong.Field, wrong.Value, wrong.Code).ShouldBe((3, place, column, cell, code));
        wrong.Message.ShouldEndWith(".");
    }

    [Theory]
    [InlineData("10.0.0.1,10.0.0.2", "row.cells")]
    [InlineData(Right + ",more", "row.cells")]
    [InlineData("10.0.0.1,10.0.0.2,4840,tcp,op\"cua,5,,", "row.quote")]
    public void Read_BrokenRow_IsNamed(string row, string code) => Read($"{Header}{row}\n{Right}\n").Wrong.ShouldHaveSingleItem().Code.ShouldBe(code);

    [Theory]
    [InlineData("", "flows.empty")]
    [InlineData("\uFEFF\n\n", "flows.empty")]
    [InlineData("source,port\n", "flows.missingColumn")]
    [InlineData("source,src,destination,protocol\n", "flows.doubleColumn")]
    [InlineData("source,destination,protocol\n\"10.0.0.1,10.0.0.2,tcp\n", "flows.openQuote")]
    public void Read_FileThatHoldsNoFlows_IsRefused(string csv, string code) => ObservedFlowFileReader.Read(Encoding.UTF8.GetBytes(csv)).Error!.Code.ShouldBe(code);

    [Fact]
    public void Read_FileTooLargeOrOfAnotherEncoding_IsRefused()
    {
        ObservedFlowFileReader.Read(new byte[20 * 1024 * 1024 + 1]).Error!.Code.ShouldBe("flows.tooLarge");
        ObservedFlowFileReader.Read(Encoding.Latin1.GetBytes(Header + "Füller")).Error!.Message.ShouldContain("Line 2");
        ObservedFlowFileReader.Read(Encoding.UTF8.GetBytes("source,destination,protocol\n" + new StringBuilder().Insert(0, "a,b,6\n", 200_001))).Error!.Code.ShouldBe("flows.tooManyRows");
    }

    [Fact]
    public void Read_GarbageInEveryRow_KeepsTheFirstSentencesAndCountsAll()
    {
        var reading = Read(Header + new StringBuilder().Insert(0, "?,?,?,?,?,?,?,?\n", 5000));

        reading.Flows.ShouldBeEmpty();
        (reading.WrongRows, reading.Wrong.Count).ShouldBe((5000, ObservedFlowFileReader.MostRemarks));
    }

    [Fact]
    public void Read_RowsOfOneFlow_AreAddedAndWidened()
    {
        var reading = Read(Header + "10.0.0.1,10.0.0.2,80,tcp,http,5,2026-01-31T12:00:00Z,2026-01-31T13:00:00Z\n10.0.0.1,10.0.0.2,81,tcp,http,1,,\n10.0.0.1,10.0.0.2,80,6,http,7,2026-01-31T11:00:00Z,2026-01-31T12:30:00Z\n");

        reading.MergedRows.ShouldBe(1);
        reading.Flows.Count.ShouldBe(2);
        reading.Flows[0].ShouldBe(new ObservedFlowRow(2, "10.0.0.1", "10.0.0.2", 80, "tcp", "http", 12, Noon - Duration.FromHours(1), Noon + Duration.FromHours(1)));
    }

    [Fact]
    public void Read_CountsBeyondTheLargestNumber_StayThere() =>
        Read($"source,destination,protocol,count\na,b,tcp,{long.MaxValue}\na,b,tcp,{long.MaxValue}\n").Flows.ShouldHaveSingleItem().Count.ShouldBe(long.MaxValue);

    [Fact]
    public void Read_100000Rows_AreAllThere()
    {
        var csv = new StringBuilder(Header);
        for (var i = 0; i < 100_000; i++) csv.Append($"10.{i >> 16}.{(i >> 8) & 255}.{i & 255},10.9.0.1,{i % 65536},tcp,svc{i % 50},{i},2026-01-31T12:00:00Z,1769864400.25\n");

        var reading = Read(csv.ToString());

        (reading.Flows.Count, reading.WrongRows).ShouldBe((100_000, 0));
    }

    [Fact]
    public void Write_AnyFlows_ReadBackAsTheyWere() => Prop.ForAll(Arb.From(Gen.ListOf(Rows())), rows =>
    {
        var flows = rows.DistinctBy(row => row.Key).ToList();

        var reading = ObservedFlowFileReader.Read(ObservedFlowFileWriter.Write(flows)).Value;

        return reading.WrongRows == 0 && Plain(reading).SequenceEqual(flows.Select(flow => flow with { Line = 0 }));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_RowsInAnyOrder_GiveTheSameFlows() => Prop.ForAll(Arb.From(from rows in Gen.ListOf(Rows()) from mixed in Gen.Shuffle(rows.ToArray()) select (rows, mixed)), both =>
    {
        var first = ObservedFlowFileReader.Read(ObservedFlowFileWriter.Write(both.rows)).Value;
        var second = ObservedFlowFileReader.Read(ObservedFlowFileWriter.Write(both.mixed)).Value;

        return Plain(first).ToHashSet().SetEquals(Plain(second)) && first.MergedRows == second.MergedRows && first.Flows.Count + first.MergedRows == both.rows.Count;
    }).QuickCheckThrowOnFailure();

    private static ObservedFlowReading Read(string csv) => ObservedFlowFileReader.Read(Encoding.UTF8.GetBytes(csv)).Value;

    private static IEnumerable<ObservedFlowRow> Plain(ObservedFlowReading reading) => reading.Flows.Select(flow => flow with { Line = 0 });

    /// <summary>Few hosts and ports, so that many rows are of one flow.</summary>
    private static Gen<ObservedFlowRow> Rows()
    {
        var hosts = Gen.Elements("10.0.0.1", "10.0.0.2", "fd00::1", "HMI-01", "BER:SW-01");
        var services = Gen.Elements(null, "http", "=1+1", "'x", "-", "a,b", "a;\"b\"", "-5", "💧");
        var times = Gen.OneOf(Gen.Constant<Instant?>(null), from second in Gen.Choose(0, 1000) from tick in Gen.Choose(0, 9_999_999) select (Instant?)(Noon + Duration.FromSeconds(second) + Duration.FromTicks(tick)));
        return from source in hosts from destination in hosts from port in Gen.Elements<int?>(null, 0, 80, 65535) from protocol in Gen.Elements("tcp", "udp", "icmp", "0", "47", "255")
               from service in services from count in Gen.Elements(0, 1, 7, long.MaxValue - 5) from first in times from more in Gen.Choose(0, 500)
               select new ObservedFlowRow(0, source, destination, port, protocol, service, count, first, first + Duration.FromSeconds(more));
    }
}
