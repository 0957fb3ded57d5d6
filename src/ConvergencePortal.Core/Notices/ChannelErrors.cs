using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Notices;

/// <summary>Why a channel is refused.</summary>
public static class ChannelErrors
{
    public static readonly Error AddressRequired = Error.Invalid("channel.address", "Paste the address of the workflow.", "address");
    public static readonly Error NoAddress = Error.Invalid("channel.address", "This is no address of the form https://….", "address");
    public static readonly Error NamesInAddress = Error.Invalid("channel.address", "An address with a user name in it is not called.", "address");
    public static readonly Error NotHttps = Error.Invalid("channel.address", "Only https is called: the address carries its secret.", "address");
    public static readonly Error Loopback = Error.Invalid("channel.address", "The portal does not call its own machine.", "address");
    public static readonly Error NameRequired = Error.Invalid("channel.name", "Give the channel a name of at most 120 characters, as people call it.", "name");
    public static readonly Error NameTaken = Error.Invalid("channel.nameTaken", "Another channel has this name.", "name");
    public static readonly Error QuietHalf = Error.Invalid("channel.quiet", "Quiet hours have a begin and an end, and the two differ.", "quietFrom");
    public static readonly Error AskingMuted = Error.Invalid("channel.muted", "What asks somebody to state or sign cannot be left out.", "muted");
    public static readonly Error Language = Error.Invalid("channel.language", "Choose the language of the cards from the list.", "language");
    public static readonly Error NotTheirs = Error.Forbidden("channel.forbidden", "Administrators keep the channels.");
    public static readonly Error PeopleOnly = Error.Forbidden("notice.peopleOnly", "Only people who work here have an inbox.");
    public static readonly Error Unknown = Error.NotFound("channel.unknown", "There is no such channel.");
    public static readonly Error NoSecret = Error.Conflict("channel.noSecret", "The secret of a Teams channel is its address. Paste the address of a new workflow.");
    public static readonly Error NothingFailed = Error.Conflict("channel.nothingFailed", "Nothing has failed here.");
    public static readonly Error UnknownNotice = Error.NotFound("notice.unknown", "There is no such notice.");
    public static readonly Error Inactive = Error.Conflict("channel.inactive", "This channel is switched off. Switch it on first.");
    public static readonly Error Stale = Error.Stale("channel.stale", "Somebody else changed this channel in the meantime. Read it again.");

    public static Error HostNotAllowed(string host, IReadOnlyList<string> hosts) =>
        Error.Invalid("channel.host", $"{(host.Length <= 80 ? host : host[..80] + "…")} is not on the list of hosts to which the portal sends: {string.Join(", ", hosts)}. Whoever runs the portal keeps the list.", "address");

    public static Error UnknownSite(string site) => Error.Invalid("channel.site", $"There is no site {(site.Length <= 40 ? site : site[..40] + "…")}.", "site");
}
