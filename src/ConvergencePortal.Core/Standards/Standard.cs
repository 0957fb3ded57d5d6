using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>What a standard is called and who keeps it.</summary>
/// <param name="OwnerFunction">The function that keeps it, across all sites.</param>
public sealed record StandardHead(string Code, string Title, StandardCategory Category, Function OwnerFunction, int ReviewIntervalMonths = ReviewDue.DefaultMonths);

/// <summary>
/// What the plant agreed to keep to, in versions that the functions sign. At most one version is being written or signed at a time, and at most one is effective on any day: with the last signature on
/// a version the former one is given its end in the same save. Nothing is ever deleted.
/// </summary>
public sealed class Standard
{
    private readonly List<StandardVersion> _versions = [];
    private readonly List<StandardEvent> _events = [];

    private Standard() { }

    /// <summary>A new standard with an empty first draft.</summary>
    public Standard(StandardHead head, PersonRights author, Instant now)
    {
        (Code, Title, Category, OwnerFunction, ReviewIntervalMonths, CreatedAt) = (head.Code.Trim(), head.Title.Trim(), head.Category, head.OwnerFunction, head.ReviewIntervalMonths, now);
        var first = new StandardVersion(SemVer.First.ToString(), null, author, now);
        first.ContributedBy(author, now);
        _versions.Add(first);
        Happened(Code, null, StandardEvents.Proposed, Title);
    }

    public int Id { get; private set; }

    /// <summary>"NET-01", unique in the organization; never changed.</summary>
    public string Code { get; private set; } = "";

    public string Title { get; private set; } = "";
    public StandardCategory Category { get; private set; }
    public Function OwnerFunction { get; private set; }
    public int ReviewIntervalMonths { get; private set; }

    /// <summary>Last day on which the next review is in time; null while nothing was approved.</summary>
    public LocalDate? ReviewDueOn { get; private set; }

    /// <summary>Number of the last requirement that got a key: no key is given twice, not even one that was removed.</summary>
    public int LastRequirement { get; private set; }

    public Instant CreatedAt { get; private set; }
    public Instant? RetiredAt { get; private set; }
    public string? RetireReason { get; private set; }

    /// <summary>Concurrency token, raised by every move of any version.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<StandardVersion> Versions => _versions;

    /// <summary>What happened since the last save and is not yet in the ledger.</summary>
    public IReadOnlyList<StandardEvent> Events => _events;

    /// <summary>The one that is being written or signed, or was refused; null when there is none.</summary>
    public StandardVersion? Open => _versions.Find(v => !v.IsApproved);

    /// <summary>The highest that was approved, effective yet or not.</summary>
    public StandardVersion? LatestApproved => _versions.Where(v => v.IsApproved).MaxBy(v => v.Number.Rank);

    public StandardVersion? EffectiveOn(LocalDate day) => _versions.Find(v => v.StatusOn(day) == StandardStatus.Effective);

    public StandardVersion? Find(string semVer) => _versions.Find(v => v.SemVer == semVer);

    /// <summary>What is shown of it: the version named; where none is, the effective one, else the one that is being written, else the newest.</summary>
    public StandardVersion? Choose(string? semVer, LocalDate day) => semVer is null ? EffectiveOn(day) ?? Open ?? LatestApproved : Find(semVer);

    /// <summary>A version in rounds and in the ledger: "NET-01@1.2.0".</summary>
    public string NumberOf(StandardVersion version) => $"{Code}{StandardNumbers.Separator}{version.SemVer}";

    /// <summary>Whoever keeps it: its function at any site, the governance chair, administrators.</summary>
    public bool IsKeptBy(PersonRights by) => IsWriter(by) && (by.IsAdministrator || by.IsChair || by.Functions.Any(held => held.Function == OwnerFunction));

    /// <summary>Standards are written by all functions together: everybody who speaks for one may draft a version.</summary>
    public static bool MayDraft(PersonRights by) => IsWriter(by) && (by.Functions.Count > 0 || by.IsAdministrator || by.IsChair);

    /// <summary>Saves the draft, or begins one from the newest approved version. What was approved never moves.</summary>
    public Result Draft(PersonRights by, StandardContent content, Instant now)
    {
        if (!MayDraft(by)) return StandardErrors.NotWriter;
        if (RetiredAt is not null) return StandardErrors.Retired(this);
        if (Open is { Status: StandardStatus.InReview } asked) return StandardErrors.InReview(asked);
        if (RefuseNumber(content.SemVer) is { } number) return number;

        // A new version differs from the approved one at least in its number.
        var moved = StandardDiff.FieldsOf((Open ?? LatestApproved!).Content, content);
        if (moved.Count == 0) return Result.Success;

        var version = Open ?? Begin(content.SemVer, by, now);
        version.TakeOver(content, () => $"R{++LastRequirement}");
        version.ContributedBy(by, now);
        Happened(NumberOf(version), version.Revision, StandardEvents.Drafted, string.Join(", ", moved.Select(m => m.Field).Distinct().Take(20)), MovedField.ToJson(moved));
        return Result.Success;
    }

    /// <summary>Null when the author, or whoever keeps the standard, may act on the open version.</summary>
    public Error? RefuseAuthor(PersonRights by) => Open is not { } open ? StandardErrors.NothingOpen : open.AuthorId == by.PersonId && IsWriter(by) || IsKeptBy(by) ? null : StandardErrors.NotAuthor;

    /// <summary>Asks the functions. What it says was checked before.</summary>
    public Result Submit(PersonRights by, IReadOnlyList<Function> asked)
    {
        if (RefuseAuthor(by) is { } refused) return refused;
        if (RetiredAt is not null) return StandardErrors.Retired(this);
        if (Open is not { Status: StandardStatus.Draft } draft) return StandardErrors.WrongStatus(Open!, "submitted");

        draft.Submit(draft.HashOf(Code));
        Happened(NumberOf(draft), draft.Revision, StandardEvents.Submitted, $"Asked: {string.Join(", ", asked.Select(FunctionWords.Of))}");
        return Result.Success;
    }

    /// <summary>Takes the version out of review, to edit it.</summary>
    public Result TakeBack(PersonRights by)
    {
        if (RefuseAuthor(by) is { } refused) return refused;
        if (Open is not { Status: StandardStatus.InReview } asked) return StandardErrors.WrongStatus(Open!, "taken back");

        asked.TakeBack();
        Happened(NumberOf(asked), asked.Revision, StandardEvents.TakenBack);
        return Result.Success;
    }

    /// <summary>The last function signed: it holds from its day on, and not before today; whatever would hold from then on ends then.</summary>
    public Result Approve(StandardVersion version, IReadOnlyList<Function> signed, Instant now)
    {
        if (version.Status != StandardStatus.InReview) return StandardErrors.WrongStatus(version, "approved");

        var today = now.InUtc().Date;
        var from = version.PlannedFrom is { } planned && planned > today ? planned : today;
        foreach (var former in _versions.Where(v => v.IsApproved && v.EndOn(from, version.SemVer)).ToList())
            Happened(NumberOf(former), former.Revision, StandardEvents.Superseded, $"By {version.SemVer} from {from:uuuu-MM-dd}");
        version.Approve(signed, from, now);
        ReviewDueOn = ReviewDue.After(today, ReviewIntervalMonths);
        Happened(NumberOf(version), version.Revision, StandardEvents.Approved, $"From {from:uuuu-MM-dd}");
        return Result.Success;
    }

    public Result Reject(StandardVersion version)
    {
        if (version.Status != StandardStatus.InReview) return StandardErrors.WrongStatus(version, "refused");

        version.Reject();
        Happened(NumberOf(version), version.Revision, StandardEvents.Rejected);
        return Result.Success;
    }

    /// <summary>Given up by whoever keeps it: what holds today ends today. A draft stays readable and goes nowhere.</summary>
    public Result Retire(PersonRights by, string reason, Instant now)
    {
        if (!IsKeptBy(by)) return StandardErrors.NotKeeper;
        if (RetiredAt is not null) return StandardErrors.Retired(this);
        if (Open is { Status: StandardStatus.InReview } asked) return StandardErrors.InReview(asked);
        if (string.IsNullOrWhiteSpace(reason)) return StandardErrors.ReasonRequired;

        foreach (var version in _versions.Where(v => v.IsApproved)) version.EndOn(now.InUtc().Date, null);
        (RetiredAt, RetireReason, ReviewDueOn) = (now, reason.Trim(), null);
        Happened(Code, null, StandardEvents.Retired, RetireReason);
        return Result.Success;
    }

    /// <summary>Called by the one place that writes the ledger.</summary>
    internal IReadOnlyList<StandardEvent> TakeEvents()
    {
        StandardEvent[] events = [.. _events];
        _events.Clear();
        return events;
    }

    private static bool IsWriter(PersonRights by) => by.MayWrite && by.Kind == PersonKind.Person;

    private Error? RefuseNumber(string semVer)
    {
        if (SemVer.Read(semVer) is not { } number || LatestApproved is not { } latest) return null;
        if (_versions.Exists(v => v.IsApproved && v.Number == number)) return StandardErrors.Approved(semVer, latest.Number.NextPatch);
        return number.IsHigherThan(latest.Number) ? null : StandardErrors.NotHigher(semVer, latest.SemVer);
    }

    private StandardVersion Begin(string semVer, PersonRights by, Instant now)
    {
        var version = new StandardVersion(semVer, LatestApproved?.SemVer, by, now);
        _versions.Add(version);
        return version;
    }

    private void Happened(string number, int? revision, string name, string? text = null, string? fieldChanges = null)
    {
        _events.Add(new StandardEvent(number, revision, name, text, fieldChanges));
        Version++;
    }
}

/// <summary>Something that happened to a standard or one of its versions.</summary>
/// <param name="Number">The standard's code, or a version's number.</param>
public sealed record StandardEvent(string Number, int? Revision, string Name, string? Text, string? FieldChanges);

/// <summary>Numbers of versions as rounds and the ledger write them.</summary>
public static class StandardNumbers
{
    /// <summary>Stands in no code.</summary>
    public const char Separator = '@';

    /// <summary>The code of the standard, whether the number names it or one of its versions.</summary>
    public static string CodeOf(string number) => number.Split(Separator)[0];

    /// <summary>The version of a number; empty when it names the standard.</summary>
    public static string SemVerOf(string number) => number.Split(Separator) is [_, var semVer] ? semVer : "";
}

/// <summary>Names of what can happen to a standard; they stand in the ledger and never change.</summary>
public static class StandardEvents
{
    public const string Proposed = "StandardProposed";
    public const string Drafted = "StandardDrafted";
    public const string Submitted = "StandardSubmitted";
    public const string TakenBack = "StandardTakenBack";
    public const string Approved = "StandardApproved";
    public const string Rejected = "StandardRejected";
    public const string Superseded = "StandardSuperseded";
    public const string Retired = "StandardRetired";
    public const string Read = "StandardRead";
}
