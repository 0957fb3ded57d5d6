using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Ledger;

/// <summary>One save of settings of a site: who, when, and what moved.</summary>
public sealed record SettingsHistoryRow(Instant At, string ActorName, IReadOnlyList<MovedField> Moved)
{
    /// <summary>Newest first.</summary>
    /// <param name="recordType">Which settings.</param>
    /// <param name="site">Code of the site.</param>
    internal static async Task<Page<SettingsHistoryRow>> ListAsync(PortalDb db, string recordType, string site, PageRequest page, CancellationToken cancellationToken)
    {
        var lines = await db.Ledger.AsNoTracking().HistoryOf(recordType, site).OrderByDescending(e => e.Id).Select(e => new { e.At, e.ActorName, e.FieldChanges }).ToPageAsync(page, cancellationToken);
        return new Page<SettingsHistoryRow>([.. lines.Items.Select(line => new SettingsHistoryRow(line.At, line.ActorName, MovedField.FromJson(line.FieldChanges)))], lines.Total, lines.PageNumber, lines.PageSize);
    }
}
