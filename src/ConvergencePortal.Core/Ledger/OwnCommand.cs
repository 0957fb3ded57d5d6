using System.Security.Cryptography;
using System.Text;

namespace ConvergencePortal.Core.Ledger;

/// <summary>
/// Command ids of what the portal does by itself: made from the cause, so that of many processes that see the same cause the ledger takes one. The text of a cause never
/// changes: the process of the next version would do again what stands there already.
/// </summary>
internal static class OwnCommand
{
    public static Guid Of(params object[] cause) => new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', cause))).AsSpan(0, 16));
}
