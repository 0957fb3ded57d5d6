using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Notices;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Web.Notices;

/// <summary>A channel as it is sent over the API. Hours are written as in "22:00".</summary>
public sealed record ChannelBody(string? Name, ChannelKind? Kind, string? Site, Function? Function, string? Language, string? QuietFrom, string? QuietUntil, IReadOnlyList<NoticeKind>? Muted, bool? Active, string? Address, int Version)
{
    public Result<ChannelChoices> ToChoices()
    {
        var (from, until) = (HourText.Read(QuietFrom, "quietFrom"), HourText.Read(QuietUntil, "quietUntil"));
        if ((from.Error ?? until.Error) is { } wrong) return wrong;
        return new ChannelChoices(Name ?? "", Kind ?? ChannelKind.Teams, SearchText.OrNull(Site), Function, Language ?? "en", from.Value, until.Value, Muted ?? [], Active ?? true);
    }
}

/// <summary>How one wants to be told, as it is sent over the API. Hours are written as in "22:00".</summary>
public sealed record NoticeSettingsBody(bool? Mail, string? QuietFrom, string? QuietUntil, string? DigestAt, IReadOnlyList<NoticeKind>? Muted)
{
    public static NoticeSettingsBody Of(NoticeChoices choices) => new(choices.Mail, HourText.Of(choices.QuietFrom), HourText.Of(choices.QuietUntil), HourText.Of(choices.DigestAt), choices.Muted);

    public Result<NoticeChoices> ToChoices()
    {
        var (from, until, digest) = (HourText.Read(QuietFrom, "quietFrom"), HourText.Read(QuietUntil, "quietUntil"), HourText.Read(DigestAt, "digestAt"));
        if ((from.Error ?? until.Error ?? digest.Error) is { } wrong) return wrong;
        return new NoticeChoices(Mail ?? false, from.Value, until.Value, digest.Value, Muted ?? []);
    }
}
