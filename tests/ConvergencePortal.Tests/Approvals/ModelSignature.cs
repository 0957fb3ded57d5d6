using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Tests.Approvals;

/// <summary>A decision as the model remembers it, with the content it was given on.</summary>
internal sealed record ModelSignature(string By, string? For, Function Function, Verdict Verdict, int Revision, IReadOnlyDictionary<ModelField, int> Values)
{
    public bool IsValid { get; set; } = true;
    public bool IsOf(string person) => IsValid && (By == person || For == person);
}
