using ConvergencePortal.Web.Ledger;

namespace ConvergencePortal.Web.Notices;

/// <summary>Addresses of the pages to which notices lead.</summary>
public static class NoticeAddress
{
    public const string Inbox = "/inbox";

    /// <summary>The record's page; the inbox where it has none.</summary>
    public static string Of(string recordType, string number) => LedgerWords.AddressOf(recordType, number) ?? Inbox;
}
