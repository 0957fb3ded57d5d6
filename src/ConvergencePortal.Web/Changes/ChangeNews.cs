using ConvergencePortal.Core.Changes;
using Microsoft.Extensions.Localization;

namespace ConvergencePortal.Web.Changes;

/// <summary>Says what others did to a change between two readings, so that a page that moves under its reader says why.</summary>
public static class ChangeNews
{
    public static IReadOnlyList<string> Between(ChangeDetail before, ChangeDetail after, string reader, IStringLocalizer<Texts> t)
    {
        var signed = after.Signatures.Where(s => before.Signatures.All(b => b.Function != s.Function || b.SignedAt != s.SignedAt || b.Verdict != s.Verdict))
            .Where(s => s.PersonName != reader)
            .Select(s => Say(s, t));
        var stated = after.Statements.Where(s => !s.IsOpen && s.PersonName != reader && before.Statements.All(b => b.Function != s.Function || b.IsOpen))
            .Select(s => t["{0} stated its impact just now ({1}).", t[ChangeTexts.Of(s.Function)], s.PersonName ?? ""].Value);
        var happened = after.History.Skip(before.History.Count)
            .Where(line => line.ActorName != reader && line.Event is not (ChangeEvents.Decided or ChangeEvents.Assessed or ChangeEvents.SlotChosen))
            .Select(line => t["{0} just now: {1}.", line.ActorName, t[HistoryWords.Of(line.Event)]].Value);
        return [.. signed, .. stated, .. happened];
    }

    private static string Say(SignatureRow signature, IStringLocalizer<Texts> t)
    {
        var function = signature.Function is { } seat ? t[ChangeTexts.Of(seat)] : t["The authorizer"];
        return signature.Verdict switch
        {
            Verdict.Approve => t["{0} approved just now ({1}).", function, signature.PersonName],
            Verdict.RequestChanges => t["{0} asked for changes just now ({1}).", function, signature.PersonName],
            Verdict.Refuse => t["{0} refused just now ({1}).", function, signature.PersonName],
            _ => throw new ArgumentOutOfRangeException(nameof(signature), signature.Verdict, null),
        };
    }
}
