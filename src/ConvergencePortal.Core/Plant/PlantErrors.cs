using System.Globalization;
using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Plant;

/// <summary>Why a site, a piece of equipment or an asset is refused.</summary>
public static class PlantErrors
{
    public static Error UnknownTimeZone(string zone) => Error.Invalid("site.timeZone", $"There is no time zone {zone}. Use an IANA name such as Europe/Berlin.");

    public static Error CodeOfEnterprise(string code) => Error.Invalid("site.codeTaken", $"{code} is the code of the enterprise; a site needs its own.");

    public static Error CodeOfSite(string code) => Error.Invalid("site.enterpriseIsSite", $"{code} is the code of a site, so it cannot be the enterprise.", "enterprise");

    public static Error EnterpriseNamedTwice(string code, string name) => Error.Invalid("site.enterpriseNamedTwice", $"Enterprise {code} is called {name} on another line of this file.");

    public static readonly Error MountedNowhere = Error.Invalid("asset.mountedNowhere", "A day of mounting needs the equipment beside it.", "mounted_from");

    public static Error MountedBefore(EquipmentNode equipment, LocalDate since) => Error.Invalid("asset.mountedBefore",
        string.Create(CultureInfo.InvariantCulture, $"It has been in {equipment.Path} since {since:uuuu-MM-dd}; it cannot be elsewhere before."), "mounted_from");

    public static Error BadPath(string path) => Error.Invalid("equipment.path",
        $"{path} is not a path. Write the codes from the site down with a slash between them, such as BER/PACK/LINE2.");

    public static Error PathIsSite(string path) => Error.Invalid("equipment.pathIsSite", $"{path} names a site. Sites have a file of their own; equipment begins below a site.");

    public static Error UnknownParent(string path) => Error.Invalid("equipment.parent", $"There is no {path} above it, neither in the portal nor among the right rows of this file.");

    public static Error LevelNotAllowed(EquipmentLevel level, EquipmentNode parent) => Error.Invalid("equipment.level",
        $"{level} may not lie below {parent.Path}, which is {parent.Level}. Possible there: {string.Join(", ", EquipmentLevelRules.AllowedBelow(parent.Level))}.", "level");

    public static readonly Error BadSlug = Error.Invalid("deviceType.slug", "A slug holds letters, digits, points, hyphens and underscores.", "slug");
}
