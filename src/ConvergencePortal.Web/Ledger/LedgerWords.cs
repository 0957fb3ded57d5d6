using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Core.SignIn;
using ConvergencePortal.Web.DataSources;
using ConvergencePortal.Web.People;

namespace ConvergencePortal.Web.Ledger;

/// <summary>English words for what the ledger keeps as stable names; texts of the resources.</summary>
public static class LedgerWords
{
    /// <summary>Every kind of record with its word.</summary>
    public static IReadOnlyDictionary<string, string> Types { get; } = new Dictionary<string, string>
    {
        [RecordTypes.Change] = "Change",
        [RecordTypes.Template] = "Template of a standard change",
        [RecordTypes.Measure] = "Temporary measure",
        [RecordTypes.Policy] = "Approval policy",
        [RecordTypes.ApprovalSettings] = "Approval settings",
        [RecordTypes.Window] = "Window",
        [RecordTypes.Settings] = "Scheduling rules",
        [RecordTypes.Feed] = "Calendar address",
        [RecordTypes.Import] = "Import",
        [RecordTypes.Plant] = "Plant",
        [RecordTypes.Network] = "Network",
        [RecordTypes.DeviceType] = "Device type",
        [RecordTypes.ObservedFlows] = "Observed flows",
        [RecordTypes.Person] = "Person",
        [RecordTypes.SignIn] = "Sign-in",
        [RecordTypes.DirectoryRight] = "Right from the directory",
        [RecordTypes.Delegation] = "Delegation",
        [RecordTypes.Shift] = "Shift",
        [RecordTypes.Absence] = "Absence",
        [RecordTypes.Competency] = "Competency",
        [RecordTypes.DataSource] = "Data source",
        [RecordTypes.DataFlow] = "Data flow",
        [RecordTypes.Contract] = "Data contract",
        [RecordTypes.Glossary] = "Glossary term",
        [RecordTypes.Proposal] = "Proposed change",
        [RecordTypes.Objective] = "Objective",
        [RecordTypes.UseCase] = "Use case",
        [RecordTypes.Standard] = "Standard",
        [RecordTypes.Finding] = "Finding",
        [RecordTypes.Waiver] = "Waiver",
        [RecordTypes.Pilot] = "Pilot",
        [RecordTypes.Notice] = "Notices",
        [RecordTypes.Review] = "Governance review",
        [RecordTypes.Action] = "Action",
        [RecordTypes.ReviewSettings] = "Rules of reviews",
        [RecordTypes.Pulse] = "Pulse",
        [RecordTypes.Ledger] = "Ledger",
    };

    public static string OfType(string recordType) => Types.GetValueOrDefault(recordType, recordType);

    /// <summary>What happened to a record of master data; other events are shown by their name.</summary>
    public static string OfEvent(string happened) => happened switch
    {
        "Added" => "added it",
        "Edited" => "edited it",
        "Approved" => "gave the last signature: approved",
        SignInWithDirectory.Arrived => "took in somebody new",
        SignInWithDirectory.RightsMoved => "took over what the directory says",
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
    public static string? AddressOf(string recordType, string number) => recordType switch
    {
        // An attempt that was refused before there was a record.
        _ when number.Length == 0 => null,
        RecordTypes.Change => $"/changes/{Uri.EscapeDataString(number)}",
        RecordTypes.Template => $"/templates/{Uri.EscapeDataString(number)}",
        RecordTypes.Measure => $"/temporary/{Uri.EscapeDataString(number)}",
        RecordTypes.Standard => $"/standards/{Uri.EscapeDataString(StandardNumbers.CodeOf(number))}{(StandardNumbers.SemVerOf(number) is { Length: > 0 } version ? $"?version={Uri.EscapeDataString(version)}" : "")}",
        RecordTypes.Waiver => $"/waivers/{Uri.EscapeDataString(number)}",
        RecordTypes.Pilot => $"/pilots/{Uri.EscapeDataString(number)}",
        RecordTypes.Proposal => DataAddress.Proposal(number),
        RecordTypes.Policy => $"/policies/{Uri.EscapeDataString(number)}",
        RecordTypes.Notice => "/channels",
        RecordTypes.SignIn when number != NoteRefusedSignIn.Nobody => PeopleAddress.Of(number),
        RecordTypes.DirectoryRight => PeopleAddress.Rights,
        // A window's page goes by its id, which the ledger does not know.
        RecordTypes.Window => $"/windows?search={Uri.EscapeDataString(number[(number.IndexOf(':') + 1)..])}",
        RecordTypes.Review => $"/reviews/{number}",
        RecordTypes.Action => $"/actions?search={Uri.EscapeDataString(number)}",
        _ => null,
    };
}
