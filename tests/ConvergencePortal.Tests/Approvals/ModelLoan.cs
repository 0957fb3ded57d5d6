using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Tests.Approvals;

/// <summary>What one person lent another.</summary>
internal sealed record ModelLoan(string From, string To, Function Function, Instant Begins, Instant Until)
{
    public bool IsRevoked { get; set; }
}
