using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Standards;

/// <summary>What a waiver or pilot lets rest, and whose matter it is.</summary>
/// <param name="Owner">The function that answers for the thing, or keeps the standard.</param>
internal sealed record WaivedMatter(WaiverTarget Target, Function Owner, string? CheckCode);

/// <summary>Who signs that something which does not conform may stay for a time. The functions it belongs to take the responsibility; cybersecurity looks wherever the network is concerned. Our own rule, no standard demands it.</summary>
internal static class TimeBoxSigners
{
    private const string NetworkChecks = "NC-";

    public static IReadOnlyList<AskedFunction> For(IReadOnlyList<WaivedMatter> matters)
    {
        var owners = matters.GroupBy(m => m.Owner).OrderBy(group => group.Key)
            .Select(group => new AskedFunction(group.Key, [$"It is theirs: {string.Join(", ", group.Select(m => m.Target.Words).Distinct().Take(5))}."], SignatureMeaning.Responsible)).ToList();
        var network = matters.Where(m => m.CheckCode?.StartsWith(NetworkChecks, StringComparison.OrdinalIgnoreCase) == true).Select(m => m.Target.Words).ToList();
        return network.Count == 0 || owners.Exists(a => a.Function == Function.Cybersecurity) ? owners
            : [.. owners, new AskedFunction(Function.Cybersecurity, [$"A boundary of the network is less tight for a time: {string.Join(", ", network.Take(5))}."])];
    }
}
