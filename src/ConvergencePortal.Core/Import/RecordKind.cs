using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.Import;

/// <summary>A kind of master data: its columns, who may edit it, and how rows become records. Stateless; <see cref="RecordKinds"/> holds one of each.</summary>
public abstract class RecordKind
{
    /// <summary>As in addresses and file names: "devices".</summary>
    public abstract string Name { get; }

    /// <summary>As on screens; an English text of the resources.</summary>
    public abstract string Title { get; }

    /// <summary>Under which the ledger keeps its events and the change feed announces them.</summary>
    public abstract string RecordType { get; }

    public abstract IReadOnlyList<RecordColumn> Columns { get; }

    /// <summary>Functions that may edit it at their sites, besides administrators, who may edit everything.</summary>
    public virtual IReadOnlyList<Function> Editors => [];

    /// <summary>Columns that change only with signatures once a record is approved (invariant D5); none where records of the kind are never approved.</summary>
    public virtual IReadOnlyList<string> GovernedColumns => [];

    /// <summary>Whether records of the kind are approved themselves, and do not only hang on one that is.</summary>
    public virtual bool HasApproval => GovernedColumns.Count > 0;

    /// <summary>Whether the picture of the plant that is kept in memory shows these records. What only moves the schedule leaves that picture as it is.</summary>
    internal virtual bool IsInPicture => true;

    /// <summary>What must be at hand to judge rows of this table; the whole portal's records when the table is null.</summary>
    internal abstract PlantExtent ExtentOf(ImportTable? table);

    /// <summary>The column that names the one device a record concerns; null when it concerns none by itself.</summary>
    internal virtual string? DeviceColumn => null;

    /// <summary>Applies the rows to the loaded plant and says what that would do. Saves nothing.</summary>
    internal abstract ImportPlan Plan(LoadedPlant plant, ImportTable table, IProgress<ImportProgress>? progress, CancellationToken cancellationToken);

    /// <summary>All records as rows that would import unchanged, ordered by key.</summary>
    internal abstract IEnumerable<IReadOnlyList<string>> Export(LoadedPlant plant);

    /// <summary>The record with this key; null when there is none.</summary>
    internal abstract StoredRecord? Find(LoadedPlant plant, string key);

    /// <summary>Whether the record with this key is approved, and who is asked about it; null when there is none.</summary>
    internal abstract Governance? GovernanceOf(LoadedPlant plant, string key);

    /// <summary>Makes the record with this key an approved one.</summary>
    internal abstract void Approve(LoadedPlant plant, string key, Instant now);

    /// <summary>The key that a form or a row names by its cells, whether or not there is such a record.</summary>
    public string JoinKey(Func<string, string?> cell) => string.Join(':', Columns.Where(column => column.IsKey).Select(column => cell(column.Name)?.Trim()));

    /// <summary>The key columns of a key: "BER:SW-PACK-01" are site and code. Only the last part may hold a colon itself.</summary>
    internal IReadOnlyDictionary<string, string?> SplitKey(string key)
    {
        var columns = Columns.Where(c => c.IsKey).ToList();
        var parts = key.Split(':', columns.Count);
        return columns.Select((column, i) => (column.Name, Part: i < parts.Length ? parts[i] : "")).ToDictionary(pair => pair.Name, pair => (string?)pair.Part);
    }
}

/// <summary>A record as it lies in the portal: its key, its version, its fields by column name.</summary>
public sealed record StoredRecord(string Key, int Version, IReadOnlyDictionary<string, string> Fields);

/// <summary>How a record is governed.</summary>
/// <param name="Site">Whose functions are asked; null asks those of the whole organization.</param>
/// <param name="Asked">The functions concerned, each once, with the reasons.</param>
internal sealed record Governance(bool IsApproved, EquipmentNode? Site, IReadOnlyList<AskedFunction> Asked);

/// <summary>The kinds there are, in the order in which their files build on each other.</summary>
public sealed class RecordKinds(IEnumerable<RecordKind> kinds)
{
    public IReadOnlyList<RecordKind> All { get; } = [.. kinds];

    public RecordKind? Find(string name) => All.FirstOrDefault(kind => kind.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
