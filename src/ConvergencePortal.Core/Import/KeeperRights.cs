using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Import;

/// <summary>Who keeps which kind of record: administrators all of them, and the functions that a kind names at their own sites.</summary>
public static class KeeperRights
{
    /// <param name="siteId">Null asks whether there is any site at all where the person keeps such records.</param>
    public static bool MayKeep(this PersonRights rights, RecordKind kind, int? siteId = null) =>
        rights.IsAdministrator || (rights.MayWrite && rights.Functions.Any(held => kind.Editors.Contains(held.Function) && (siteId is null || held.SiteId == siteId)));
}
