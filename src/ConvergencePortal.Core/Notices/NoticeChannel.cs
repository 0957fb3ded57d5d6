using System.Globalization;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>By which way a channel is reached.</summary>
public enum ChannelKind
{
    /// <summary>A workflow of Microsoft Teams ("When a Teams webhook request is received") that posts a card.</summary>
    Teams,

    /// <summary>Another system's address, which gets the notice as signed JSON.</summary>
    Webhook,
}

/// <summary>What an administrator says of a channel.</summary>
/// <param name="Site">Code of the site whose notices it gets; null for every site's.</param>
/// <param name="Function">Whose notices it gets; null for everybody's.</param>
/// <param name="Language">"en" or "de".</param>
/// <param name="QuietFrom">Begin of the quiet hours on the site's clock; null without. What asks for somebody is sent all the same.</param>
/// <param name="Muted">Kinds it does not get.</param>
public sealed record ChannelChoices(string Name, ChannelKind Kind, string? Site, Function? Function, string Language, LocalTime? QuietFrom, LocalTime? QuietUntil, IReadOnlyList<NoticeKind> Muted, bool IsActive);

/// <summary>A place outside the portal to which notices are sent: a channel in Teams, or another system.</summary>
public sealed class NoticeChannel
{
    private NoticeChannel() { }

    /// <param name="address">The protected form of its address.</param>
    /// <param name="shown">What people may see of the address.</param>
    public NoticeChannel(ChannelChoices choices, int? siteId, string address, string shown, string? secret)
    {
        (Kind, ProtectedAddress, ShownAddress, ProtectedSecret) = (choices.Kind, address, shown, secret);
        Choose(choices, siteId);
    }

    public int Id { get; private set; }
    public string Name { get; private set; } = "";
    public ChannelKind Kind { get; private set; }
    public int? SiteId { get; private set; }
    public Function? Function { get; private set; }
    public string Language { get; private set; } = "en";
    public LocalTime? QuietFrom { get; private set; }
    public LocalTime? QuietUntil { get; private set; }
    public IReadOnlyList<NoticeKind> Muted { get; private set; } = [];
    public bool IsActive { get; private set; }

    /// <summary>The address carries its secret, so it lies encrypted and is never logged.</summary>
    public string ProtectedAddress { get; private set; } = "";

    /// <summary>Its host and nothing that would let anybody send there.</summary>
    public string ShownAddress { get; private set; } = "";

    /// <summary>With which messages to another system are signed, encrypted; null for Teams.</summary>
    public string? ProtectedSecret { get; private set; }

    public int Version { get; private set; }

    /// <summary>Fields that moved, for the ledger; none when nothing did.</summary>
    public IReadOnlyList<MovedField> Choose(ChannelChoices choices, int? siteId)
    {
        var before = Words().ToList();
        (Name, SiteId, Function, Language, QuietFrom, QuietUntil, Muted, IsActive) =
            (choices.Name.Trim(), siteId, choices.Function, choices.Language, choices.QuietFrom, choices.QuietUntil, [.. choices.Muted.Distinct().Order()], choices.IsActive);
        Version++;
        return [.. before.Zip(Words()).Where(pair => pair.First != pair.Second).Select(pair => new MovedField(pair.First.Field, pair.First.Text, pair.Second.Text))];
    }

    public void Readdress(string address, string shown)
    {
        (ProtectedAddress, ShownAddress) = (address, shown);
        Version++;
    }

    public void RotateSecret(string secret)
    {
        ProtectedSecret = secret;
        Version++;
    }

    /// <summary>Whether a notice goes here: what concerns the whole organization goes to the channels of each site.</summary>
    public bool Wants(Notice notice) => IsActive && (SiteId is null || notice.SiteId is null || SiteId == notice.SiteId) && (Function is not { } function || notice.Functions.Contains(function)) && !Muted.Contains(notice.Kind);

    private IEnumerable<(string Field, string? Text)> Words() =>
    [
        ("name", Name), ("site", SiteId?.ToString(CultureInfo.InvariantCulture)), ("function", Function?.ToString()), ("language", Language), ("quietFrom", QuietFrom?.ToString("HH:mm", CultureInfo.InvariantCulture)),
        ("quietUntil", QuietUntil?.ToString("HH:mm", CultureInfo.InvariantCulture)), ("muted", string.Join(", ", Muted)), ("active", IsActive ? "yes" : "no"),
    ];
}
