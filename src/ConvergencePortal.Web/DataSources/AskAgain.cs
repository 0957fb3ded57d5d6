using Microsoft.Extensions.Localization;

namespace ConvergencePortal.Web.DataSources;

/// <summary>When somebody is to be asked again, in words.</summary>
internal static class AskAgain
{
    public static string? Say(int? days, IStringLocalizer<Texts> t) => days switch
    {
        null => null,
        < 0 => t["overdue for {0} days", -days.Value].Value,
        0 => t["Today"].Value,
        _ => t["in {0} days", days.Value].Value,
    };
}
