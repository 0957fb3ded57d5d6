using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Changes;

/// <summary>A function that must agree, and why, in sentences.</summary>
public sealed record Requirement(Function Function, IReadOnlyList<string> Reasons);
