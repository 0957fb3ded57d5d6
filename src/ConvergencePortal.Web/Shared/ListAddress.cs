using System.Globalization;
using ConvergencePortal.Core.Common;
using Microsoft.AspNetCore.Components;

namespace ConvergencePortal.Web.Shared;

/// <summary>Keeps the filters of a list in its address, so that every list can be linked to and the browser's back button works.</summary>
public static class ListAddress
{
    public const int PageSize = 50;

    /// <summary>The page that an address asks for; whatever is no page in a mistyped address is the first.</summary>
    public static PageRequest Request(string? page, string? search)
    {
        var number = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : 1;
        var request = new PageRequest(number, PageSize, SearchText.OrNull(search));
        return request.Check().IsSuccess ? request : new PageRequest(1, PageSize);
    }

    /// <summary>Replaces the entry in the browser's history: going back leaves the list instead of walking through every key typed. A filter begins at the first page.</summary>
    public static void Filter(this NavigationManager navigation, string name, string? value) =>
        navigation.NavigateTo(navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [name] = value, ["page"] = null }), replace: true);

    /// <summary>The value of an enum in an address, in any case; null when it is absent or none of them.</summary>
    public static T? Parse<T>(string? value) where T : struct, Enum =>
        Enum.TryParse<T>(value, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) ? parsed : null;
}
