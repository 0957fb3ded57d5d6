using System.Globalization;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>One version of a standard. Only <see cref="Standard"/> moves it; once approved nothing but its end can change.</summary>
public sealed class StandardVersion
{
    private readonly List<StandardRequirement> _requirements = [];
    private readonly List<StandardContributor> _contributors = [];

    private StandardVersion() { }

    internal StandardVersion(string semVer, string? basedOn, PersonRights author, Instant now) =>
        (SemVer, BasedOn, AuthorId, AuthorName, CreatedAt) = (semVer, basedOn, author.PersonId, author.Name, now);

    public int Id { get; private set; }
    public int StandardId { get; private set; }

    /// <summary>"1.2.0", unique in the standard.</summary>
    public string SemVer { get; private set; } = "";

    /// <summary>The version it was written from; null for the first.</summary>
    public string? BasedOn { get; private set; }

    /// <summary>Draft, InReview, Rejected or Approved; what else it is follows from the dates, see <see cref="StatusOn"/>.</summary>
    public StandardStatus Status { get; private set; }

    /// <summary>Rises when it comes back to be edited after it was asked for; each revision is signed anew.</summary>
    public int Revision { get; private set; } = 1;

    public string? ChangeNote { get; private set; }

    /// <summary>As the author asks for it; null for the day of the last signature.</summary>
    public LocalDate? PlannedFrom { get; private set; }

    public LocalDate? PlannedTo { get; private set; }
    public Applicability AppliesTo { get; private set; } = Applicability.Everything;

    /// <summary>Began the version; never signs it.</summary>
    public int AuthorId { get; private set; }

    public string AuthorName { get; private set; } = "";
    public Instant CreatedAt { get; private set; }
    public Instant? ApprovedAt { get; private set; }

    /// <summary>First day on which it holds; null until it is approved.</summary>
    public LocalDate? EffectiveFrom { get; private set; }

    /// <summary>First day on which it holds no more; null while it has no end. Not after <see cref="EffectiveFrom"/> for a version that never took effect.</summary>
    public LocalDate? EffectiveTo { get; private set; }

    /// <summary>The version that took its place.</summary>
    public string? SupersededBy { get; private set; }

    /// <summary>SHA-256 of what was submitted and signed; null while it was never asked for.</summary>
    public string? ContentHash { get; private set; }

    /// <summary>Functions that signed it, ascending: those it concerns.</summary>
    public IReadOnlyList<Function> ApprovedBy { get; private set; } = [];

    public IReadOnlyList<StandardRequirement> Requirements => _requirements;

    /// <summary>Everybody who saved the draft.</summary>
    public IReadOnlyList<StandardContributor> Contributors => _contributors;

    public bool IsApproved => Status == StandardStatus.Approved;

    public SemVer Number => Standards.SemVer.Read(SemVer) ?? throw new InvalidOperationException($"{SemVer} is stored and no version.");

    /// <summary>What the version says, in the order of the page.</summary>
    public StandardContent Content => new(SemVer, ChangeNote, PlannedFrom, PlannedTo, AppliesTo, [.. _requirements.OrderBy(r => r.Place).Select(r => r.Content)]);

    /// <summary>Where it stands on a day (UTC, as memberships).</summary>
    public StandardStatus StatusOn(LocalDate day) => StatusOf(Status, EffectiveFrom, EffectiveTo, SupersededBy, day);

    /// <summary>The rule of <see cref="StatusOn"/> for rows that were read without the version. Intervals are half-open and never overlap, so at most one version is effective.</summary>
    public static StandardStatus StatusOf(StandardStatus stored, LocalDate? from, LocalDate? to, string? supersededBy, LocalDate day) =>
        stored != StandardStatus.Approved ? stored
        : to is { } end && (end <= day || end <= from) ? supersededBy is null ? StandardStatus.Retired : StandardStatus.Superseded
        : from > day ? StandardStatus.Approved
        : StandardStatus.Effective;

    internal void TakeOver(StandardContent content, Func<string> nextKey)
    {
        (SemVer, ChangeNote, PlannedFrom, PlannedTo, AppliesTo) = (content.SemVer, content.ChangeNote, content.PlannedFrom, content.PlannedTo, content.AppliesTo);
        _requirements.Clear();
        _requirements.AddRange(content.Requirements.Select((requirement, place) => new StandardRequirement(place, requirement.Key ?? nextKey(), requirement)));
        if (Status == StandardStatus.Rejected) (Status, Revision) = (StandardStatus.Draft, Revision + 1);
    }

    internal void ContributedBy(PersonRights person, Instant now)
    {
        if (_contributors.Find(c => c.PersonId == person.PersonId) is { } known) known.SavedAgain(person, now);
        else _contributors.Add(new StandardContributor(person, now));
    }

    internal void Submit(string contentHash) => (Status, ContentHash) = (StandardStatus.InReview, contentHash);

    internal void TakeBack() => (Status, Revision) = (StandardStatus.Draft, Revision + 1);

    internal void Reject() => Status = StandardStatus.Rejected;

    internal void Approve(IReadOnlyList<Function> signed, LocalDate from, Instant now) =>
        (Status, ApprovedBy, ApprovedAt, EffectiveFrom, EffectiveTo) = (StandardStatus.Approved, [.. signed.Order()], now, from, PlannedTo is { } to && to > from ? to : null);

    /// <summary>Ends it on a day, unless it ends before. One that has not begun by then never takes effect.</summary>
    /// <returns>Whether its end moved.</returns>
    internal bool EndOn(LocalDate day, string? supersededBy)
    {
        if (EffectiveTo is { } end && end <= day) return false;

        (EffectiveTo, SupersededBy) = (day < EffectiveFrom ? EffectiveFrom : day, supersededBy);
        return true;
    }

    /// <summary>Everything that a signature is bound to.</summary>
    /// <param name="code">Of the standard.</param>
    internal string HashOf(string code) => Changes.ContentHash.Of(
    [
        ("Code", code), ("SemVer", SemVer), ("Revision", Revision), ("BasedOn", BasedOn), ("ChangeNote", ChangeNote), ("From", Day(PlannedFrom)), ("To", Day(PlannedTo)),
        ("Scope", AppliesTo.Scope), ("ZoneKind", AppliesTo.ZoneKind), ("LevelFrom", AppliesTo.LevelFromTenths), ("LevelTo", AppliesTo.LevelToTenths), ("Role", AppliesTo.DeviceRole),
        ("Operations", AppliesTo.OperationsType), ("Hazardous", AppliesTo.IsHazardousProcess), ("Gxp", AppliesTo.IsGxpRelevant), ("Safety", AppliesTo.IsSafetyRelated),
        .. _requirements.OrderBy(r => r.Place).SelectMany(r => new (string, object?)[]
            { ("Key", r.Key), ("Text", r.Text), ("Level", r.Level), ("Refs", r.RegimeRefs), ("Check", r.CheckCode), ("Parameters", r.Parameters), ("Severity", r.Severity) }),
    ]);

    private static string? Day(LocalDate? day) => day?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Somebody who saved a draft of a version, with the functions they spoke for then: standards are written together, and a figure of the weekly review counts by how many functions.</summary>
public sealed class StandardContributor
{
    private StandardContributor() { }

    internal StandardContributor(PersonRights person, Instant now)
    {
        (PersonId, FirstAt) = (person.PersonId, now);
        SavedAgain(person, now);
    }

    public int Id { get; private set; }
    public int VersionId { get; private set; }
    public int PersonId { get; private set; }
    public string PersonName { get; private set; } = "";

    /// <summary>Ascending; empty for the chair or an administrator without one.</summary>
    public IReadOnlyList<Function> Functions { get; private set; } = [];

    public Instant FirstAt { get; private set; }
    public Instant LastAt { get; private set; }

    internal void SavedAgain(PersonRights person, Instant now) =>
        (PersonName, Functions, LastAt) = (person.Name, [.. person.Functions.Select(held => held.Function).Distinct().Order()], now);
}

/// <summary>A person says that they have read and understood a version. Once a version, never taken back.</summary>
public sealed class StandardReading
{
    private StandardReading() { }

    /// <param name="contentHash">Of what they read.</param>
    public StandardReading(int versionId, PersonRights person, string contentHash, Instant now)
    {
        (VersionId, PersonId, PersonName, ContentHash, ReadAt) = (versionId, person.PersonId, person.Name, contentHash, now);
        Functions = [.. person.Functions.Select(held => held.Function).Distinct().Order()];
    }

    public int Id { get; private set; }
    public int VersionId { get; private set; }
    public int PersonId { get; private set; }

    /// <summary>The printed name at the time.</summary>
    public string PersonName { get; private set; } = "";

    public IReadOnlyList<Function> Functions { get; private set; } = [];
    public string ContentHash { get; private set; } = "";
    public Instant ReadAt { get; private set; }
}
