using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>Input of <see cref="DraftStandard"/>.</summary>
/// <param name="ExpectedVersion">The version of the record that the person looked at; another one means somebody was faster.</param>
public sealed record DraftStandardInput(string Code, int ExpectedVersion, StandardContent Content, Command Command);

/// <summary>Saves the draft of a standard, or begins the next version of an approved one. A draft may be unfinished; what is impossible is refused beside its field.</summary>
public sealed class DraftStandard(StandardGate gate)
{
    public Task<Result<StandardState>> RunAsync(DraftStandardInput input, Actor actor, CancellationToken cancellationToken) =>
        gate.RunAsync(input.Code, StandardEvents.Drafted, input.Command, actor, async open =>
        {
            if (!Standard.MayDraft(open.By)) return StandardErrors.NotWriter;
            if (open.Standard.Version != input.ExpectedVersion) return Saving.Stale;

            var content = Tidy(input.Content);
            var keys = open.Standard.Versions.SelectMany(v => v.Requirements).Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
            var wrong = StandardRules.CheckDraft(content, open.Today, keys).ToList();
            if (content.AppliesTo.Scope is { } scope)
            {
                if (await FindScopeAsync(open.Db, scope, open.Today, cancellationToken) is { } path) content = content with { AppliesTo = content.AppliesTo with { Scope = path } };
                else wrong.Add(new("appliesTo.scope", $"There is no equipment {StandardErrors.Shorten(scope)}. Write its path, BER/PACK/LINE2 for example, or nothing for the whole organization."));
            }
            return wrong.Count > 0 ? StandardErrors.Wrong(wrong) : open.Standard.Draft(open.By, content, open.Now);
        }, cancellationToken);

    /// <summary>Without blanks round what was typed; nothing is null, not empty.</summary>
    private static StandardContent Tidy(StandardContent content) => content with
    {
        SemVer = content.SemVer.Trim(), ChangeNote = SearchText.OrNull(content.ChangeNote), AppliesTo = content.AppliesTo with { Scope = SearchText.OrNull(content.AppliesTo.Scope) },
        Requirements = [.. content.Requirements.Select(r => r with { Key = SearchText.OrNull(r.Key), Text = r.Text.Trim(), CheckCode = SearchText.OrNull(r.CheckCode) })],
    };

    /// <summary>The path as it is stored; null when no such node is part of the plant today.</summary>
    internal static Task<string?> FindScopeAsync(PortalDb db, string path, LocalDate today, CancellationToken cancellationToken) =>
        db.Equipment.AsNoTracking().Where(e => e.Path == path && e.Level != EquipmentLevel.Enterprise && (e.EffectiveTo == null || today < e.EffectiveTo)).Select(e => e.Path)
            .FirstOrDefaultAsync(cancellationToken);
}
