using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.DataSources;

/// <summary>A data source in the picture of a site.</summary>
/// <param name="OwnerFunction">The function for which whoever is accountable speaks at the site; null when nobody is accountable, they have left, or they speak for none there.</param>
/// <param name="OwnerName">Null when nobody is accountable or they have left.</param>
public sealed record SourceView(int Id, string Code, string Name, DataSourceKind Kind, int EquipmentId, int? DeviceId, Function? OwnerFunction = null, string? OwnerName = null);

/// <summary>A flow in the picture of a site: to another source, or to the people of a function.</summary>
/// <param name="IsNeededToRun">What the receiving source describes cannot produce without it.</param>
public sealed record FlowView(int Id, string Code, int FromId, int? ToId, Function? Consumer, string? Who, FlowTransport Transport, int? Port, int? ConduitId, bool IsNeededToRun);
