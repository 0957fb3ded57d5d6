using Microsoft.AspNetCore.WebUtilities;

namespace ConvergencePortal.Web.Calendar;

/// <summary>The address of the page on which people subscribe, with what it begins with.</summary>
public static class FeedsAddress
{
    public const string Page = "/calendar/feeds";

    /// <param name="scope">Part of the plant that the reader looks at; a segment or zone has no calendar of its own, so its site is offered.</param>
    public static string Of(string? site, string? scope) => QueryHelpers.AddQueryString(Page, new Dictionary<string, string?> { ["site"] = site, ["scope"] = scope }.Where(part => part.Value is not null));
}
