using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Network;

/// <summary>The rows of a file on their way to flows: each row is right or named, and rows of one flow become one.</summary>
internal sealed class ObservedFlowRows(ObservedFlowColumns columns)
{
    private const string Nothing = "-";

    private readonly Dictionary<(string, string, int?, string, string?), int> _places = [];
    private readonly List<ObservedFlowRow> _flows = [];
    private readonly List<FileRemark> _wrong = [];
    private readonly int _source = columns.Place("source"), _destination = columns.Place("destination"), _protocol = columns.Place("protocol"), _port = columns.Place("port");
    private readonly int _service = columns.Place("service"), _count = columns.Place("count"), _first = columns.Place("first_seen"), _last = columns.Place("last_seen");
    private int _merged;
    private int _wrongRows;
    private bool _isWrong;

    public int Count { get; private set; }

    public ObservedFlowReading Reading => new(_flows, Count, _merged, _wrongRows, _wrong, columns.Unread);

    public void Add(int line, string[] cells, bool isQuotedWrongly)
    {
        Count++;
        _isWrong = false;
        var flow = cells.Length != columns.Header.Count ? Refuse(line, -1, string.Join(", ", cells.Take(columns.Header.Count)), ObservedFlowErrors.Cells, "row.cells")
            : isQuotedWrongly ? Refuse(line, -1, string.Join(", ", cells), ObservedFlowErrors.Quote, "row.quote")
            : Read(line, cells);
        if (_isWrong) _wrongRows++;
        else Keep(flow!);
    }

    private ObservedFlowRow? Read(int line, string[] cells)
    {
        var source = ObservedFlowCells.Host(Cell(cells, _source)) ?? Refuse<string>(line, _source, cells, ObservedFlowErrors.Host, "flow.host");
        var destination = ObservedFlowCells.Host(Cell(cells, _destination)) ?? Refuse<string>(line, _destination, cells, ObservedFlowErrors.Host, "flow.host");
        var protocol = ObservedFlowCells.Protocol(Cell(cells, _protocol)) ?? Refuse<string>(line, _protocol, cells, ObservedFlowErrors.Protocol, "flow.protocol");
        if (!ObservedFlowCells.Port(Cell(cells, _port), out var port)) Refuse<int?>(line, _port, cells, ObservedFlowErrors.Port, "flow.port");
        var count = ObservedFlowCells.Count(Cell(cells, _count)) ?? Refuse<long>(line, _count, cells, ObservedFlowErrors.Count, "flow.count");
        if (!ObservedFlowCells.Time(Cell(cells, _first), out var first)) Refuse<Instant>(line, _first, cells, ObservedFlowErrors.Time, "flow.time");
        if (!ObservedFlowCells.Time(Cell(cells, _last), out var last)) Refuse<Instant>(line, _last, cells, ObservedFlowErrors.Time, "flow.time");
        if (last < first) Refuse<Instant>(line, _last, cells, ObservedFlowErrors.Order, "flow.order");
        var service = ReadService(line, cells);

        return _isWrong ? null : new ObservedFlowRow(line, source!, destination!, port, protocol!, service, count, first ?? last, last ?? first);
    }

    private string? ReadService(int line, string[] cells)
    {
        var written = _service < 0 ? "" : cells[_service];
        if (written.Trim() is "" or Nothing) return null;
        if (FormulaText.IsFormula(written)) return Refuse<string>(line, _service, cells, ObservedFlowErrors.Formula, "cell.formula");

        var text = FormulaText.Restore(written).Trim();
        if (text.Length > PlainText.NameLength) return Refuse<string>(line, _service, cells, ObservedFlowErrors.TooLong, "cell.tooLong");
        return PlainText.HasForbiddenCharacter(text) || text.AsSpan().IndexOfAny('\n', '\r', '\t') >= 0 ? Refuse<string>(line, _service, cells, ObservedFlowErrors.Hidden, "cell.control") : text;
    }

    private void Keep(ObservedFlowRow flow)
    {
        if (_places.TryAdd(flow.Key, _flows.Count)) _flows.Add(flow);
        else
        {
            var place = _places[flow.Key];
            _flows[place] = _flows[place].MergeWith(flow);
            _merged++;
        }
    }

    /// <summary>Without blanks; the hyphen is how recorders write that they know nothing.</summary>
    private static string Cell(string[] cells, int place) => place < 0 || cells[place].Trim() is not { } text || text == Nothing ? "" : text;

    private T? Refuse<T>(int line, int place, string[] cells, string message, string code)
    {
        Refuse(line, place, cells[place], message, code);
        return default;
    }

    private ObservedFlowRow? Refuse(int line, int place, string value, string message, string code)
    {
        _isWrong = true;
        if (_wrong.Count < ObservedFlowFileReader.MostRemarks) _wrong.Add(FileRemark.On(line, place + 1, place < 0 ? "" : columns.Header[place], value, message, code));
        return null;
    }
}
