using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Core.Context;

/// <summary>An asset, or a place in the plant, as operations, maintenance, quality and IT know it, in one stretch of time.</summary>
/// <param name="Unreadable">Titles of windows whose stored times can no longer be followed, and which therefore lack.</param>
public sealed record AssetContext(ContextPlace Place, Interval Span, OperationsLife Operations, MaintenanceLife Maintenance, QualityLife Quality, NetworkLife Network, IReadOnlyList<string> Unreadable);

/// <summary>What is made with it.</summary>
/// <param name="ProductionMinutes">Of the stretch, in which it or a part of it produces; runs that overlap count once.</param>
public sealed record OperationsLife(int ProductionMinutes, IReadOnlyList<ContextWindow> Runs);

/// <summary>What is done to it.</summary>
/// <param name="Mountings">Newest first.</param>
public sealed record MaintenanceLife(IReadOnlyList<ContextWindow> Windows, IReadOnlyList<ContextChange> Changes, IReadOnlyList<ContextMeasure> Measures, IReadOnlyList<ContextMounting> Mountings);

/// <summary>What is promised about it and about its data.</summary>
/// <param name="Flagged">The node and those above it that carry a flag; what is above holds for it as well.</param>
/// <param name="Sources">Data sources that describe it, or a part of it.</param>
public sealed record QualityLife(IReadOnlyList<FlaggedNode> Flagged, IReadOnlyList<DescribingSource> Sources, IReadOnlyList<SourceContract> Contracts, IReadOnlyList<ContextWindow> Freezes);

/// <summary>How it is connected.</summary>
/// <param name="DevicesInAll">How many devices there are, shown or not.</param>
/// <param name="Windows">On the segments and zones of its devices.</param>
public sealed record NetworkLife(IReadOnlyList<DeviceRow> Devices, int DevicesInAll, IReadOnlyList<ContextFlow> Flows, IReadOnlyList<ContextWindow> Windows);

/// <summary>One time a window happens, with what is made in it.</summary>
/// <param name="Scope">Equipment path, or site and code of a segment or zone.</param>
public sealed record ContextWindow(int WindowId, WindowKind Kind, string Title, string Scope, Instant Start, Instant End, string? Product, string? OrderNumber, int? RatePerMinute);

/// <summary>A change that acts on it, or that reaches it from elsewhere.</summary>
/// <param name="ActsOnIt">False when it only reaches it, through the network or from above.</param>
/// <param name="Start">Null while it has no slot.</param>
public sealed record ContextChange(string Number, string Title, ChangeStatus Status, Instant? Start, Instant? End, bool ActsOnIt);

/// <summary>A temporary measure that a change put on it.</summary>
/// <param name="Until">When it ended, or is to end.</param>
public sealed record ContextMeasure(string Number, string Title, MeasureKind Kind, MeasureStatus Status, string OwnerName, Instant Since, Instant Until, bool IsOver);

/// <summary>An asset in a place for a time.</summary>
public sealed record ContextMounting(string Tag, string Path, LocalDate From, LocalDate? To);

/// <summary>A node with what applies to it.</summary>
public sealed record FlaggedNode(string Path, string Name, bool IsGxpRelevant, bool IsSafetyRelated, bool IsHazardousProcess);

/// <summary>A data source that describes it, with what the source was certified as.</summary>
/// <param name="Describes">Path of the equipment that the source describes.</param>
public sealed record DescribingSource(string Site, string Code, string Name, DataSourceKind Kind, string Describes, string? Certification, LocalDate? CertificationExpiresOn)
{
    public string Key => SiteCode.Of(Site, Code);
}

/// <summary>What one of these sources promises.</summary>
public sealed record SourceContract(string ContractId, string Name, string ContractVersion, ContractStatus Status, string Site, string Source, LocalDate? EffectiveFrom, LocalDate? EffectiveTo)
{
    public string SourceKey => SiteCode.Of(Site, Source);
}

/// <summary>Data that leaves it or comes to it.</summary>
/// <param name="To">Null when people are the end.</param>
public sealed record ContextFlow(string Site, string Code, string From, string FromName, string? To, string? ToName, Function? ConsumerFunction, string? Consumer, FlowTransport Transport, string? Conduit, bool IsOut, bool IsIn)
{
    public string Key => SiteCode.Of(Site, Code);
}
