using System.Security.Cryptography;
using System.Text;
using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Core.Changes;

/// <summary>When work counts as the same work again: same site, same nature, same things.</summary>
public static class RepeatedWork
{
    /// <summary>So many successes in a row make the portal propose a template (our own default).</summary>
    public const int SuccessesToPropose = 3;

    public static string KeyOf(ChangeRequest change) => KeyOf(change.SiteId, change.Content.Nature, change.Items.Select(item => (item.Kind, item.TargetId)));

    /// <summary>Null when a line covers more than one thing: that work has no single name.</summary>
    internal static string? KeyOf(int siteId, ChangeNature nature, IReadOnlyList<TemplateItem> items) =>
        items.Count == 0 || items.Any(item => item.Cover != TemplateCover.Exactly) ? null : KeyOf(siteId, nature, items.Select(item => (item.Kind!.Value, item.TargetId!.Value)));

    /// <summary>The successes in a row that end with the newest; anything less than successful ends the row.</summary>
    /// <param name="newestFirst">Changes of the same work that were carried out.</param>
    public static IReadOnlyList<ChangeRequest> SuccessesInARow(IEnumerable<ChangeRequest> newestFirst) => [.. newestFirst.TakeWhile(change => change.Outcome == ChangeOutcome.Successful)];

    private static string KeyOf(int siteId, ChangeNature nature, IEnumerable<(ItemKind Kind, int Id)> items) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{siteId} {nature} {string.Join(' ', items.Select(item => $"{item.Kind}:{item.Id}").Order(StringComparer.Ordinal))}")));
}
