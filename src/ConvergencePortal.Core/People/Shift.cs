using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Core.People;

/// <summary>When a person works at a site: a recurring stretch by the site's clock. It is text until scheduling reads it, like the times of a window.</summary>
public sealed class Shift
{
    /// <summary>Nobody works longer at a stretch; a longer rule is two shifts.</summary>
    public const int MaxMinutes = 24 * 60;

    private Shift() { }

    public Shift(int siteId, int personId, string code) => (SiteId, PersonId, Code) = (siteId, personId, code);

    public int Id { get; private set; }
    public int SiteId { get; private set; }
    public int PersonId { get; private set; }

    /// <summary>Unique for a person at a site, for example "EARLY".</summary>
    public string Code { get; private set; } = "";

    /// <summary>Wall-clock start of the first shift in the site's zone.</summary>
    public LocalDateTime StartsAt { get; set; }

    /// <summary>Elapsed minutes of one shift.</summary>
    public int Minutes { get; set; }

    /// <summary>RFC 5545 RRULE; null for a single shift.</summary>
    public string? Rule { get; set; }

    /// <summary>Local starts that do not happen, ISO date-times separated by ";".</summary>
    public string? ExceptDates { get; set; }

    /// <summary>Local starts besides the rule, ISO date-times separated by ";".</summary>
    public string? ExtraDates { get; set; }

    public int Version { get; private set; }

    public void Touch() => Version++;
}

/// <summary>A stretch in which a person is away, whatever their shifts say. Why is nobody's business here.</summary>
public sealed class Absence
{
    /// <summary>Whoever is away longer is made not active, or their membership ends.</summary>
    public const int MaxDays = 400;

    private static readonly LocalDateTimePattern ToTheMinute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    private Absence() { }

    public Absence(int siteId, int personId, LocalDateTime from) => (SiteId, PersonId, From) = (siteId, personId, from);

    public int Id { get; private set; }

    /// <summary>The site by whose clock the times are meant; the person is away from every site.</summary>
    public int SiteId { get; private set; }

    public int PersonId { get; private set; }
    public LocalDateTime From { get; private set; }

    /// <summary>First moment at which the person is back.</summary>
    public LocalDateTime To { get; set; }

    public int Version { get; private set; }

    public void Touch() => Version++;

    /// <summary>A beginning as the absence is named by it: a day for its midnight.</summary>
    public static string NameOf(LocalDateTime from) => from.TimeOfDay == LocalTime.Midnight ? LocalDatePattern.Iso.Format(from.Date) : (from.Second == 0 ? ToTheMinute : LocalDateTimePattern.GeneralIso).Format(from);
}
