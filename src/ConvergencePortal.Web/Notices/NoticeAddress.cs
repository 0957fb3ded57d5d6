using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Web.DataSources;

namespace ConvergencePortal.Web.Notices;

/// <summary>Addresses of the pages to which notices lead.</summary>
public static class NoticeAddress
{
    public const string Inbox = "/inbox";

    public static string Of(string recordType, string number) => recordType switch
    {
        RecordTypes.Change => $"/changes/{number}",
        RecordTypes.Template => $"/templates/{number}",
        RecordTypes.Standard => $"/standards/{StandardNumbers.CodeOf(number)}?version={StandardNumbers.SemVerOf(number)}",
        RecordTypes.Waiver => $"/waivers/{number}",
        RecordTypes.Pilot => $"/pilots/{number}",
        RecordTypes.Proposal => DataAddress.Proposal(number),
        RecordTypes.Measure => $"/temporary/{number}",
        RecordTypes.Policy => $"/policies/{number}",
        RecordTypes.Notice => "/channels",
        _ => Inbox,
    };
}
