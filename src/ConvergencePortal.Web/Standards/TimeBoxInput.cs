using ConvergencePortal.Core.Common;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Web.Standards;

/// <summary>What the forms of waivers and pilots have in common.</summary>
internal static class TimeBoxInput
{
    /// <summary>Null for what is no day; the use case then says that one is missing.</summary>
    public static LocalDate? DayOf(string? typed) => LocalDatePattern.Iso.Parse(typed ?? "") is { Success: true } day ? day.Value : null;

    /// <summary>A sentence as a title.</summary>
    public static string Shortened(string sentence) => sentence.Length <= PlainText.NameLength ? sentence : sentence[..(PlainText.NameLength - 1)] + "…";
}
