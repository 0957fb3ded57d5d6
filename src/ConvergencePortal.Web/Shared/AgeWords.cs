using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Web.Shared;

/// <summary>The English words for how long something has been there, which are also the keys of their translation.</summary>
public static class AgeWords
{
    public static string Of(AgeBand band) => band switch
    {
        AgeBand.Week => "Up to 7 days",
        AgeBand.Fortnight => "8 to 14 days",
        AgeBand.Quarter => "15 to 90 days",
        AgeBand.Older => "Over 90 days",
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, null),
    };
}
