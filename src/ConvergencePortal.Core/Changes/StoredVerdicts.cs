using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Verdicts as they lie in the database, and what makes two of them the same to a person.</summary>
internal static class StoredVerdicts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>That time goes on is no news, so a start that has come to lie in the past is not kept.</summary>
    public static IEnumerable<SlotVerdict> Kept(IEnumerable<SlotVerdict> verdicts) => verdicts.Where(v => v.Code != ConflictCode.RetroactiveStart);

    public static string Write(IEnumerable<SlotVerdict> verdicts) => JsonSerializer.Serialize(Kept(verdicts).Select(v => new Stored(v.Code, v.Policy, v.Approver, v.Asset, v.Path, v.WindowId, v.ChangeNumber,
        v.From.ToUnixTimeTicks(), v.To.ToUnixTimeTicks(), v.Message)), Json);

    public static IReadOnlyList<SlotVerdict> Read(string? json) => json is null ? [] : [.. (JsonSerializer.Deserialize<List<Stored>>(json, Json) ?? []).Select(v => new SlotVerdict(v.Code, v.Policy, v.Approver,
        v.Asset, v.Path, v.WindowId, v.Change, Instant.FromUnixTimeTicks(v.From), Instant.FromUnixTimeTicks(v.To), v.Message))];

    /// <summary>How verdicts of a code that do this to the slot begin where they are stored, for a query that looks for them without reading them.</summary>
    public static string Beginning(ConflictCode code, ConflictPolicy policy) => $"{{\"code\":\"{code}\",\"policy\":\"{policy}\",";

    /// <summary>The first verdicts that have no like among the second. Alike are same code, thing and cause with the same effect, whatever the hours.</summary>
    public static IReadOnlyList<SlotVerdict> Missing(IEnumerable<SlotVerdict> verdicts, IEnumerable<SlotVerdict> among)
    {
        var known = among.Select(Key).ToHashSet();
        return [.. verdicts.Where(v => !known.Contains(Key(v)))];
    }

    private static (ConflictCode, ConflictPolicy, Function?, string?, int?, string?) Key(SlotVerdict v) => (v.Code, v.Policy, v.Approver, v.Asset, v.WindowId, v.ChangeNumber);

    private sealed record Stored(ConflictCode Code, ConflictPolicy Policy, Function? Approver, string? Asset, IReadOnlyList<string> Path, int? WindowId, string? Change, long From, long To, string Message);
}

/// <summary>How the verdicts on a slot differ from those people last relied on.</summary>
/// <param name="Appeared">What speaks against the slot by now and did not before.</param>
/// <param name="Gone">What spoke against it before and no longer does.</param>
public sealed record SlotDifference(IReadOnlyList<SlotVerdict> Appeared, IReadOnlyList<SlotVerdict> Gone, Instant Since)
{
    /// <summary>Null while the verdicts are those people relied on.</summary>
    internal static SlotDifference? Of(SlotCheck? check)
    {
        if (check?.DiffersSince is not { } since) return null;
        var (now, before) = (StoredVerdicts.Read(check.Verdicts), StoredVerdicts.Read(check.ReliedOn));
        return new SlotDifference(StoredVerdicts.Missing(now, before), StoredVerdicts.Missing(before, now), since);
    }
}
