using System.Text;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Tests.Windows;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.DataSources;

/// <summary>Data contracts in the Open Data Contract Standard: what is read of a file, what is refused, and what is written.</summary>
public sealed class ContractFileTests
{
    private const string Head = "apiVersion: v3.1.0\nkind: DataContract\nid: press-line\nversion: 1.2.0\nstatus: active\n";

    private const string Full = Head + """
        name: Press line counts
        servers:
          - server: historian
            type: kafka
        description:
          purpose: Counts and stops of the press line.
          limitations: No counts while the line is set up.
        team:
          name: Line data
          members:
            - username: a.kern
              role: Owner
              dateIn: "2022-08-02"
              dateOut: 2023-10-01
              replacedByUsername: b.lang
            - username: b.lang
              name: Berta Lang
              dateIn: 2023-10-01T00:00:00Z
        schema:
          - name: counts
            physicalName: press/counts
            quality:
              - {metric: rowCount, mustBeBetween: [100, 200], name: Rows, description: A row a minute.}
            properties:
              - name: at
                logicalType: timestamp
                required: true
                primaryKey: true
              - name: place
                logicalType: object
                properties:
                  - {name: line, logicalType: string}
        slaProperties:
          - {property: latency, value: 90, unit: s}
          - {property: freshness, value: 2, unit: h, element: counts.at, driver: operational}
          - {property: freshness, value: 15, unit: min}
          - {property: availability, value: 99.95, unit: percent}
          - {property: retention, value: 3, unit: y}
          - {property: retention, value: 6, unit: m}
          - {property: timeOfAvailability, value: 09:00-08:00}
        """;

    [Fact]
    public void Read_FullContract_AnswersWhatThePagesShow()
    {
        var contract = Read(Full).Contract;

        (contract.Id, contract.Version, contract.Status, contract.Name).ShouldBe(("press-line", "1.2.0", "active", "Press line counts"));
        (contract.Purpose, contract.Usage, contract.TeamName).ShouldBe(("Counts and stops of the press line.", null, "Line data"));
        contract.Members[0].ShouldBe(new ContractMember("a.kern") { Role = "Owner", DateIn = new LocalDate(2022, 8, 2), DateOut = new LocalDate(2023, 10, 1), ReplacedByUsername = "b.lang" });
        contract.Members[1].ShouldBe(new ContractMember("b.lang") { Name = "Berta Lang", DateIn = new LocalDate(2023, 10, 1) });
        var schema = contract.Schemas.ShouldHaveSingleItem();
        (schema.Name, schema.PhysicalName).ShouldBe(("counts", "press/counts"));
        schema.Rules.ShouldHaveSingleItem().ShouldBe(new ContractRule("Rows", "rowCount mustBeBetween 100 and 200", "A row a minute."));
        (schema.Properties[0].Name, schema.Properties[0].IsRequired, schema.Properties[0].IsPrimaryKey).ShouldBe(("at", true, true));
        schema.Properties[1].Properties.ShouldHaveSingleItem().Name.ShouldBe("line");
    }

    [Fact]
    public void Promises_OfSeveralUnits_AreInOneUnitEachAndTheStrictest()
    {
        var promises = Read(Full).Contract.Promises;

        (promises.LatencyMinutes, promises.FreshnessMinutes, promises.AvailabilityTenths, promises.RetentionDays).ShouldBe((2, 15, 999, 1095));
        promises.Unread.ShouldHaveSingleItem().Unit.ShouldBe("m");
    }

    [Theory]
    [InlineData("availability", "99.5%", null, 995)]
    [InlineData("Availability", "100", "%", 1000)]
    [InlineData("availability", "101", null, null)]
    [InlineData("availability", "high", null, null)]
    [InlineData("availability", "-1", null, null)]
    [InlineData("availability", null, null, null)]
    public void Promises_OfAvailability_AreTenthsOfAPercent(string property, string? value, string? unit, int? tenths)
    {
        var promises = ContractPromises.Of([new ContractTerm(property, value) { Unit = unit }]);

        promises.AvailabilityTenths.ShouldBe(tenths);
        promises.Unread.Count.ShouldBe(tenths is null ? 1 : 0);
    }

    [Theory]
    [InlineData("1e28", "y")]
    [InlineData("9999999", "years")]
    [InlineData("-5", "d")]
    [InlineData("5", null)]
    [InlineData("PT5M", "d")]
    public void Promises_ThatNobodyCanMeasure_AreNamed(string value, string? unit)
    {
        var promises = ContractPromises.Of([new ContractTerm("freshness", value) { Unit = unit }]);

        promises.FreshnessMinutes.ShouldBeNull();
        promises.Unread.ShouldHaveSingleItem();
    }

    [Fact]
    public void Read_TeamOfVersion30_IsTheListItself()
    {
        var contract = Read(Head.Replace("v3.1.0", "v3.0.2", StringComparison.Ordinal) + "team:\n  - username: a.kern\n  - username: b.lang\n").Contract;

        contract.ApiVersion.ShouldBe("v3.0.2");
        contract.Members.Select(member => member.Username).ShouldBe(["a.kern", "b.lang"]);
    }

    [Fact]
    public void Read_AnyFile_KeepsItsTextAsItIs()
    {
        var reading = ContractFileReader.Read(Encoding.UTF8.GetBytes("\uFEFF" + Full)).Value;

        (reading.Text, reading.Format).ShouldBe((Full, ContractFormat.Yaml));
    }

    [Theory]
    [InlineData("", "contract.apiVersion", "v2.2.2", "Line 1, column 13: The file is written for version v2.2.2")]
    [InlineData("", "contract.apiVersion", "v4.0.0", "v4.0.0")]
    [InlineData("", "contract.apiVersion", "v3.2.0", "v3.2.0")]
    public void Read_OtherVersion_IsRefusedByName(string more, string code, string version, string sentence) =>
        Refuse(Head.Replace("v3.1.0", version, StringComparison.Ordinal) + more, code, sentence);

    [Theory]
    [InlineData("kind: DataContract", "kind: DataProduct", "contract.kind", "Line 2, column 7: The file is a DataProduct")]
    [InlineData("version: 1.2.0", "version: 1.2", "file.notText", "Line 4, column 10: version is text, and 1.2 without quotation marks is not. Write \"1.2\".")]
    [InlineData("id: press-line\n", "", "file.missing", "id is missing")]
    [InlineData("status: active", "status: [active]", "file.notText", "Line 5, column 9")]
    [InlineData("status: active", "status: active\nteam: a.kern", "file.notGroup", "Line 6, column 7")]
    [InlineData("status: active", "status: active\nteam: [{role: Owner}]", "file.missing", "Line 6, column 8: username is missing")]
    [InlineData("status: active", "status: active\nteam: [{username: a, dateIn: 1.5.2022}]", "file.notDay", "Line 6, column 30: dateIn is a day")]
    [InlineData("status: active", "status: active\nteam: [{username: a, dateIn: 2022-02-30}]", "file.notDay", "dateIn")]
    [InlineData("status: active", "status: active\nteam: [{username: a, dateIn: 2022-02-02, dateOut: 2022-02-01}]", "contract.period", "a leaves before they come")]
    [InlineData("status: active", "status: active\nslaProperties: {latency: 5}", "file.notList", "slaProperties is a list")]
    [InlineData("status: active", "status: active\nslaProperties: [5]", "file.notGroup", "Each entry of slaProperties")]
    [InlineData("status: active", "status: active\nslaProperties: [{property: latency, value: {a: 1}}]", "contract.value", "value")]
    [InlineData("status: active", "status: active\nschema: [{name: a, properties: [{name: b, logicalType: text}]}]", "contract.logicalType", "text is no logical type")]
    [InlineData("status: active", "status: active\nschema: [{name: a, properties: [{name: b, required: \"yes\"}]}]", "file.notYesNo", "required is true or false")]
    [InlineData("apiVersion: v3.1.0\n", "", "file.missing", "apiVersion is missing")]
    public void Read_WrongField_IsRefusedAtItsPlace(string right, string wrong, string code, string sentence) =>
        Refuse(Head.Replace(right, wrong, StringComparison.Ordinal), code, sentence);

    [Fact]
    public void Read_SeveralWrongFields_AreAllNamed()
    {
        var error = ContractFileReader.Read(Encoding.UTF8.GetBytes(Head.Replace("1.2.0", "2", StringComparison.Ordinal) + "team: 5\nschema: 7\n")).Error!;

        error.Fields.Select(field => field.Field).ShouldBe(["version", "team", "schema"], ignoreOrder: true);
        error.Message.ShouldEndWith("2 more places are wrong.");
    }

    [Fact]
    public void Read_ListInsteadOfAContract_IsRefused() => Refuse("- a\n- b\n", "file.noFields", "Line 1, column 1");

    [Fact]
    public void Write_AnyContract_ReadsBackFromYamlAndJson() => Prop.ForAll(Arb.From(Contracts()), contract =>
        new[] { ContractFormat.Yaml, ContractFormat.Json }.All(format => Say(Written(contract, format)) == Say(contract))).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Write_AnyContract_IsTakenByOtherReadersOfTheStandard()
    {
        var contracts = Contracts().Sample(40).Append(Read(Full).Contract).ToList();
        var questions = contracts.SelectMany(contract => new[] { ContractFormat.Yaml, ContractFormat.Json }
            .Select(format => (object)new { format = format.ToString(), text = Encoding.UTF8.GetString(ContractFileWriter.Write(contract, format)), id = contract.Id }));

        var answers = await Peers.AskAsync(questions, TestContext.Current.CancellationToken, "contracts.mjs");

        answers.Count.ShouldBe(contracts.Count * 2);
        answers.ShouldAllBe(complaints => complaints.Length == 0);
    }

    private static ContractReading Read(string yaml) => ContractFileReader.Read(Encoding.UTF8.GetBytes(yaml)).Value;

    private static ContractFile Written(ContractFile contract, ContractFormat format)
    {
        var reading = ContractFileReader.Read(ContractFileWriter.Write(contract, format)).Value;
        reading.Format.ShouldBe(format);
        return reading.Contract;
    }

    private static void Refuse(string yaml, string code, string sentence)
    {
        var error = ContractFileReader.Read(Encoding.UTF8.GetBytes(yaml)).Error!;

        error.Code.ShouldBe(code);
        error.Message.ShouldContain(sentence);
    }

    private static string Say(ContractFile contract) => System.Text.Json.JsonSerializer.Serialize(contract, SayDays);

    private static readonly System.Text.Json.JsonSerializerOptions SayDays = new() { Converters = { new DayAsText() } };

    private sealed class DayAsText : System.Text.Json.Serialization.JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref System.Text.Json.Utf8JsonReader reader, Type type, System.Text.Json.JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(System.Text.Json.Utf8JsonWriter writer, LocalDate day, System.Text.Json.JsonSerializerOptions options) => writer.WriteStringValue(day.ToString());
    }

    private static Gen<ContractFile> Contracts()
    {
        var texts = from first in Gen.Elements("a", "Ä", "1", "yes", "null", "-", "#x", "💧", "1.5", "2022-01-01", "=1") from rest in Gen.Elements("", " b", ": c", "\nd", "\"", "\\", "0") select first + rest;
        var some = Gen.OneOf(Gen.Constant<string?>(null), texts.Select(text => (string?)text));
        var days = Gen.OneOf(Gen.Constant<LocalDate?>(null), Gen.Choose(0, 900).Select(day => (LocalDate?)new LocalDate(2022, 1, 1).PlusDays(day)));
        var members = from name in texts from role in some from dateIn in days from more in Gen.Choose(0, 9) from next in some
                      select new ContractMember(name) { Role = role, DateIn = dateIn, DateOut = dateIn?.PlusDays(more), ReplacedByUsername = next };
        var terms = from property in texts from value in Gen.OneOf(some, Gen.Elements<string?>("4", "-1.5", "true", "1e5", "007", ".5")) from unit in some select new ContractTerm(property, value) { Unit = unit };
        var rules = from name in some from rule in some from description in some select new ContractRule(name, rule, description);
        var properties = from name in texts from type in Gen.Elements([null, .. ContractProperty.LogicalTypes]) from required in Gen.Elements(true, false) from own in Gen.ListOf(rules)
                         select new ContractProperty(name) { LogicalType = type, IsRequired = required, IsPrimaryKey = !required, Rules = [.. own.Take(2)] };
        var schemas = from name in texts from place in some from fields in Gen.ListOf(properties) from own in Gen.ListOf(rules)
                      select new ContractSchema(name) { PhysicalName = place, Properties = [.. fields.Take(3), new ContractProperty("o") { LogicalType = "object", Properties = [.. fields.Take(2)] }], Rules = [.. own.Take(2)] };
        return from id in texts from version in texts from name in some from usage in some from team in some
               from people in Gen.ListOf(members) from promised in Gen.ListOf(terms) from data in Gen.ListOf(schemas)
               select new ContractFile(id, version, "draft") { Name = name, Usage = usage, TeamName = team, Members = [.. people.Take(3)], Terms = [.. promised.Take(4)], Schemas = [.. data.Take(2)] };
    }
}
