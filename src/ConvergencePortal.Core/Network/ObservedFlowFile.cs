using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Network;

/// <summary>Traffic that was seen between two hosts: one line of an analysis of recorded traffic.</summary>
/// <param name="Line">Line of the file on which it stands first.</param>
/// <param name="Source">IP address in the one form in which the portal writes it, or a code of the plant such as "BER:HMI-01".</param>
/// <param name="Port">Port of the destination, 0 to 65535; null when none was recorded. For icmp its message type.</param>
/// <param name="Protocol">tcp, udp, icmp, or the number of any other protocol.</param>
/// <param name="Service">What the analysis took it for; null when it did not know.</param>
/// <param name="Count">How often it was seen; stays at the largest number there is.</param>
/// <param name="FirstSeen">Null when the file has no times; otherwise not after <paramref name="LastSeen"/>.</param>
public sealed record ObservedFlowRow(int Line, string Source, string Destination, int? Port, string Protocol, string? Service, long Count, Instant? FirstSeen, Instant? LastSeen)
{
    /// <summary>What makes two rows the same flow.</summary>
    public (string Source, string Destination, int? Port, string Protocol, string? Service) Key => (Source, Destination, Port, Protocol, Service);

    /// <summary>Both rows as one: counts are added, times widened. Which of the two comes first does not matter.</summary>
    public ObservedFlowRow MergeWith(ObservedFlowRow other) => this with
    {
        Line = Math.Min(Line, other.Line),
        Count = Count > long.MaxValue - other.Count ? long.MaxValue : Count + other.Count,
        FirstSeen = FirstSeen is { } mine && other.FirstSeen is { } theirs ? Instant.Min(mine, theirs) : FirstSeen ?? other.FirstSeen,
        LastSeen = LastSeen is { } last && other.LastSeen is { } later ? Instant.Max(last, later) : LastSeen ?? other.LastSeen,
    };
}

/// <summary>The flows of a file and what is wrong in it. Whether wrong rows refuse the whole file is for the caller to decide.</summary>
/// <param name="Flows">Each flow once, in the order of the file.</param>
/// <param name="Rows">Rows with anything in them, right or wrong.</param>
/// <param name="MergedRows">Rows that said more of a flow that stands on an earlier line.</param>
/// <param name="WrongRows">All rows that are not among the flows, also those no sentence was kept for.</param>
/// <param name="Wrong">Sentences for the first <see cref="ObservedFlowFileReader.MostRemarks"/> wrong cells.</param>
/// <param name="UnreadColumns">Columns of the header that nothing is read from.</param>
public sealed record ObservedFlowReading(
    IReadOnlyList<ObservedFlowRow> Flows, int Rows, int MergedRows, int WrongRows, IReadOnlyList<FileRemark> Wrong, IReadOnlyList<string> UnreadColumns);
