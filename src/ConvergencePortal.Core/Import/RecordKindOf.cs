using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.Import;

/// <summary>What the kinds of one record type have in common: their fields, and how a record is found, made, compared and checked.</summary>
internal abstract partial class RecordKind<TRecord> : RecordKind where TRecord : class
{
    public sealed override IReadOnlyList<RecordColumn> Columns => field ??= [.. Fields.Select(f => f.Column)];

    internal abstract IReadOnlyList<RecordField<TRecord>> Fields { get; }

    /// <summary>All loaded records of the kind.</summary>
    internal abstract IEnumerable<TRecord> All(LoadedPlant plant);

    /// <summary>The record that the key cells name; null when it does not exist yet; a refusal when they can name none.</summary>
    internal abstract Result<TRecord?> Find(RecordRow row);

    /// <summary>A new record with its key and with what can never change. Its other fields follow.</summary>
    internal abstract Result<TRecord> Create(RecordRow row);

    /// <summary>Judges a record by itself when all its cells are written, and brings it into its one canonical form.</summary>
    internal virtual Error? Settle(TRecord record) => null;

    /// <summary>Sites whose people may edit the record.</summary>
    internal abstract IEnumerable<EquipmentNode> SitesOf(LoadedPlant plant, TRecord record);

    /// <summary>Ids of the sites whose slots may be judged otherwise once the record is saved: scheduling reads the kind.</summary>
    internal virtual IEnumerable<int> SchedulesMovedBy(LoadedPlant plant, TRecord record) => [];

    internal abstract int VersionOf(TRecord record);

    internal abstract void Touch(TRecord record);

    /// <summary>What must be handed to the database with a new record; null when the record hangs on one that it knows.</summary>
    internal virtual object? RootOf(TRecord record) => record;

    /// <summary>As which object the rules speak of the record.</summary>
    internal virtual object SubjectOf(TRecord record) => record;

    /// <summary>Rows in the order in which their records can be made.</summary>
    internal virtual IEnumerable<RecordRow> InOrder(IEnumerable<RecordRow> rows) => rows;

    /// <summary>Where the plant, as it would be, breaks a rule; only breaches that a new or changed record takes part in are reported.</summary>
    internal virtual IEnumerable<RuleBreach> Check(LoadedPlant plant) => [];

    /// <summary>Whether the functions have approved it, so that its governed columns change only with their signatures.</summary>
    internal virtual bool IsApproved(TRecord record) => false;

    /// <summary>Which functions a change to the record concerns, each with one reason; the same one may be named for several.</summary>
    internal virtual IEnumerable<(Function Function, string Reason)> Concerned(LoadedPlant plant, TRecord record) => [];

    /// <summary>Makes it approved; asked of kinds that have approved records only.</summary>
    internal virtual void Approve(TRecord record, Instant now) => throw new InvalidOperationException($"{Title} are never approved.");

    /// <summary>The key as a row spells it, by which the same record is found twice in a file.</summary>
    internal virtual string KeyOf(RecordRow row) => string.Join(':', Columns.Where(column => column.IsKey).Select(column => row.Text(column.Name)));

    internal string KeyOf(TRecord record) => string.Join(':', Fields.Where(field => field.Column.IsKey).Select(field => field.Read(record)));

    internal string?[] TextsOf(TRecord record)
    {
        var texts = new string?[Fields.Count];
        for (var i = 0; i < texts.Length; i++) texts[i] = Fields[i].Read(record) is { Length: > 0 } text ? text : null;
        return texts;
    }

    internal sealed override ImportPlan Plan(LoadedPlant plant, ImportTable table, IProgress<ImportProgress>? progress, CancellationToken cancellationToken) =>
        new RecordPlanner<TRecord>(this, plant, table).Run(progress, cancellationToken);

    internal sealed override IEnumerable<IReadOnlyList<string>> Export(LoadedPlant plant) =>
        All(plant).OrderBy(KeyOf, StringComparer.OrdinalIgnoreCase).Select(record => TextsOf(record).Select(text => text ?? "").ToArray());

    internal sealed override Governance? GovernanceOf(LoadedPlant plant, string key) => Named(plant, key) is not { } record ? null
        : new Governance(IsApproved(record), SitesOf(plant, record).SingleOrDefault(),
            [.. Concerned(plant, record).GroupBy(c => c.Function, c => c.Reason).OrderBy(g => g.Key).Select(g => new AskedFunction(g.Key, [.. g.Distinct()]))]);

    internal sealed override void Approve(LoadedPlant plant, string key, Instant now)
    {
        var record = Named(plant, key) ?? throw new InvalidOperationException($"There is no record {key} to approve.");
        Approve(record, now);
        Touch(record);
    }

    internal sealed override StoredRecord? Find(LoadedPlant plant, string key)
    {
        var record = Named(plant, key);
        return record is null ? null
            : new StoredRecord(KeyOf(record), VersionOf(record), Columns.Zip(TextsOf(record)).ToDictionary(pair => pair.First.Name, pair => pair.Second ?? ""));
    }

    private TRecord? Named(LoadedPlant plant, string key) => All(plant).FirstOrDefault(r => KeyOf(r).Equals(key, StringComparison.OrdinalIgnoreCase));
}
