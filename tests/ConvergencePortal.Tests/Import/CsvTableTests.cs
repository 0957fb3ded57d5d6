using System.Text;
using ConvergencePortal.Core.Import;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Import;

/// <summary>Reading and writing CSV: what is understood, and what is refused with which sentence.</summary>
public sealed class CsvTableTests
{
    [Theory]
    [InlineData("code,name\nA,\"x, y\"\n")]
    [InlineData("code;name\nA;\"x, y\"\n")]
    [InlineData("code;name\r\nA;x, y\r\n")]
    [InlineData("\uFEFFcode,name\r\nA,\"x, y\"")]
    [InlineData("\n\n\"code\" ; name \nA;x, y")]
    public void Read_CommaSemicolonMarkAndLineEnds_AreUnderstood(string csv)
    {
        var table = CsvTable.Read(Encoding.UTF8.GetBytes(csv)).Value;

        table.Columns.Select(column => column.Trim('"', ' ')).ShouldBe(["code", "name"]);
        table.Rows.ShouldHaveSingleItem().Cells.ShouldBe(["A", "x, y"]);
        table.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Read_QuotedLineBreaksAndEmptyLines_KeepTheLineNumbersOfTheFile()
    {
        var table = CsvTable.Read("code,name\n1,\"two\nlines\"\n\n;;\n2,z\n,\n3,\"say \"\"yes\"\"\"\n"u8.ToArray()).Value;

        table.Rows.Select(row => (row.Line, row.Cells[0], row.Cells[1])).ShouldContain((2, "1", "two\nlines"));
        table.Rows.ShouldContain(row => row.Line == 6 && row.Cells[0] == "2");
        table.Rows.ShouldContain(row => row.Line == 8 && row.Cells[1] == "say \"yes\"");
        table.Rows.ShouldNotContain(row => row.Line == 7);
    }

    [Theory]
    [InlineData("", "import.empty")]
    [InlineData(" \r\n\t\n", "import.empty")]
    [InlineData("\uFEFF", "import.empty")]
    [InlineData("code,name\nA,\"never closed\nB,x\n", "import.openQuote")]
    [InlineData("code,\"name\nA,x\n", "import.openQuote")]
    public void Read_FileThatIsNoTable_IsRefused(string csv, string code) => CsvTable.Read(Encoding.UTF8.GetBytes(csv)).Error!.Code.ShouldBe(code);

    [Fact]
    public void Read_Latin1_IsRefusedWithTheLineAndTheRemedy()
    {
        var error = CsvTable.Read(Encoding.Latin1.GetBytes("code,name\nA,Filler\nB,Abfüller\n")).Error!;

        error.Code.ShouldBe("import.notUtf8");
        error.Message.ShouldContain("Line 3");
        error.Message.ShouldContain("UTF-8");
    }

    [Fact]
    public void Read_Utf16_IsRefused() => CsvTable.Read(Encoding.Unicode.GetBytes("\uFEFFcode,name\nA,x\n")).Error!.Code.ShouldBe("import.notUtf8");

    [Fact]
    public void Read_MoreThan200000Rows_IsRefused()
    {
        var rows = new StringBuilder("code\n").Insert(5, "A\n", CsvTable.MaxRows + 1);

        CsvTable.Read(Encoding.UTF8.GetBytes(rows.ToString())).Error!.Code.ShouldBe("import.tooManyRows");
    }

    [Fact]
    public void Read_MoreThan20Megabytes_IsRefused() => CsvTable.Read(new byte[CsvTable.MaxBytes + 1]).Error!.Code.ShouldBe("import.tooLarge");

    [Theory]
    [InlineData("A,x,y", "row.cells")]
    [InlineData("A", "row.cells")]
    [InlineData("A,x\"y", "row.quote")]
    [InlineData("A,\"x\"y", "row.quote")]
    [InlineData("A,=1+1", "cell.formula")]
    [InlineData("A, =1+1", "cell.formula")]
    [InlineData("A,+49 30 1234", "cell.formula")]
    [InlineData("A,-x", "cell.formula")]
    [InlineData("A,@SUM(A1)", "cell.formula")]
    [InlineData("A,\"\tx\"", "cell.formula")]
    public void Read_RowThatIsWrongByItself_IsNamedWithItsLine(string row, string code)
    {
        var table = CsvTable.Read(Encoding.UTF8.GetBytes($"code,name\nOK,fine\n{row}\n")).Value;

        var wrong = table.Wrong.ShouldHaveSingleItem();
        (wrong.Line, wrong.Code).ShouldBe((3, code));
        table.Rows.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("-5", "-5")]
    [InlineData("+5.5", "+5.5")]
    [InlineData("'=1+1", "=1+1")]
    [InlineData("'s Hertogenbosch", "'s Hertogenbosch")]
    [InlineData("''=x", "'=x")]
    public void Read_NumbersAndTextAfterAnApostrophe_AreTaken(string cell, string text)
    {
        var table = CsvTable.Read(Encoding.UTF8.GetBytes($"code,name\nA,{cell}\n")).Value;

        table.Wrong.ShouldBeEmpty();
        table.Rows.ShouldHaveSingleItem().Cells[1].ShouldBe(text);
    }

    [Fact]
    public void Write_AnyText_ReadsBackAsItWas()
    {
        var pieces = Gen.Elements("=", "+", "-", "@", "'", "\"", ",", ";", "a", "ü", "5", " ", "\n", "\t", "💧", ":");
        var texts = from count in Gen.Choose(0, 8) from chosen in Gen.ArrayOf(pieces, count) select string.Concat(chosen);
        var tables = Gen.ArrayOf(from first in texts from second in texts select new[] { "k" + first, second, "end" }, 5);

        Prop.ForAll(Arb.From(tables), rows =>
        {
            var written = CsvTable.Write(new ImportTable(["one", "two", "three"], [.. rows.Select((cells, i) => new ImportTableRow(i + 2, cells))]));

            var read = CsvTable.Read(written).Value;

            return read.Wrong.Count == 0 && read.Rows.Select(row => string.Join('|', row.Cells)).SequenceEqual(rows.Select(cells => string.Join('|', cells)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Write_TextLikeAFormula_GetsAnApostrophe()
    {
        var written = CsvTable.Write(new ImportTable(["code", "name"], [new ImportTableRow(2, ["A", "=HYPERLINK(\"http://x\")"])]));

        Encoding.UTF8.GetString(written).ShouldContain("\"'=HYPERLINK(");
    }
}
