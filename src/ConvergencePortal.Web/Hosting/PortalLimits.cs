using System.Globalization;

namespace ConvergencePortal.Web.Hosting;

/// <summary>How much one address or one person may ask of the host: Limits:SignInPerMinute, Limits:ApiPerMinute and Limits:CircuitsPerPerson.</summary>
/// <param name="SignInPerMinute">Tries to sign in from one address.</param>
/// <param name="ApiPerMinute">Calls of the API by one person or service account.</param>
/// <param name="CircuitsPerPerson">Open pages of one person; each holds memory of the host.</param>
public sealed record PortalLimits(int SignInPerMinute, int ApiPerMinute, int CircuitsPerPerson)
{
    public static readonly PortalLimits Default = new(10, 3000, 25);

    public static PortalLimits From(IConfiguration settings) => new(
        Read(settings, "Limits:SignInPerMinute", Default.SignInPerMinute),
        Read(settings, "Limits:ApiPerMinute", Default.ApiPerMinute),
        Read(settings, "Limits:CircuitsPerPerson", Default.CircuitsPerPerson));

    /// <summary>A limit that cannot be read would be none, or one that locks everybody out; the host does not start with it.</summary>
    private static int Read(IConfiguration settings, string key, int otherwise)
    {
        if (settings[key] is not { Length: > 0 } text) return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0) return limit;

        throw new InvalidOperationException($"{key} is '{text}'; it is a whole number, 1 or more. Without it the host takes {otherwise}.");
    }
}
