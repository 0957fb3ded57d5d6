using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Web.DataSources;

namespace ConvergencePortal.Web.Ledger;

/// <summary>English words for what the ledger keeps as stable names; texts of the resources.</summary>
public static class LedgerWords
{
    public static string OfType(string recordType) => recordType switch
    {
        RecordTypes.Change => "Change",
        RecordTypes.Window => "Window",
        RecordTypes.Import => "Import",
        RecordTypes.Plant => "Plant",
        RecordTypes.Network => "Network",
        RecordTypes.Settings => "Scheduling rules",
        RecordTypes.Person => "Person",
        RecordTypes.Shift => "Shift",
        RecordTypes.Absence => "Absence",
        RecordTypes.Feed => "Calendar address",
        RecordTypes.DataSource => "Data source",
        RecordTypes.DataFlow => "Data flow",
        RecordTypes.Glossary => "Glossary term",
        RecordTypes.Proposal => "Proposed change",
        _ => recordType,
    };

    /// <summary>What happened to a record of master data; other events are shown by their name.</summary>
    public static string OfEvent(string happened) => happened switch
    {
        "Added" => "added it",
        "Edited" => "edited it",
        "Approved" => "gave the last signature: approved",
        _ => happened,
    };

    public static string Of(LedgerKeyState key) => key switch
    {
        LedgerKeyState.Present => "there",
        LedgerKeyState.Missing => "missing",
        LedgerKeyState.Unreadable => "cannot be read",
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, null),
    };

    /// <summary>The page of the record, where its number leads to one.</summary>
    public static string? AddressOf(LedgerLineRow row) => row.RecordType switch
    {
        RecordTypes.Change => $"/changes/{Uri.EscapeDataString(row.Number)}",
        RecordTypes.Proposal => DataAddress.Proposal(row.Number),
        _ => null,
    };
}
