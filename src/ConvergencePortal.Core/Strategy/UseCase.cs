using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Strategy;

/// <summary>Whether data is used in this way already.</summary>
public enum UseCaseState
{
    /// <summary>It is used so.</summary>
    Current,

    /// <summary>It could be used so.</summary>
    Potential,

    /// <summary>Looked at, and not worth it.</summary>
    Rejected,
}

/// <summary>What it would take.</summary>
public enum Effort
{
    /// <summary>Days.</summary>
    Small,

    /// <summary>Weeks.</summary>
    Medium,

    /// <summary>Months.</summary>
    Large,
}

/// <summary>How data is used, or how it could be, and what that is worth.</summary>
public sealed class UseCase
{
    private readonly List<UseCaseSource> _sources = [];
    private readonly List<UseCaseObjective> _objectives = [];

    private UseCase() { }

    public UseCase(EquipmentNode site, string code, string title) => (Site, Code, Title) = (site, code, title);

    public int Id { get; private set; }
    public int SiteId { get; private set; }
    public EquipmentNode Site { get; private set; } = null!;

    /// <summary>Unique in the site.</summary>
    public string Code { get; private set; } = "";

    public string Title { get; set; } = "";

    /// <summary>The function that uses, or would use, the data.</summary>
    public Function ConsumerFunction { get; set; }

    /// <summary>Who exactly, for example "shift leaders".</summary>
    public string? Consumer { get; set; }

    public UseCaseState State { get; set; } = UseCaseState.Potential;

    /// <summary>Why it should be worth something.</summary>
    public string? ValueHypothesis { get; set; }

    /// <summary>Estimated worth of one year, in whole units of the currency the site plans in.</summary>
    public int? ValuePerYear { get; set; }

    /// <summary>How sure the estimate is, in percent.</summary>
    public int? Confidence { get; set; }

    public Effort? Effort { get; set; }

    /// <summary>What is in the way.</summary>
    public string? Blocker { get; set; }

    public string? NextStep { get; set; }
    public int? OwnerId { get; private set; }

    /// <summary>Who drives it.</summary>
    public Person? Owner { get; set; }

    public int Version { get; private set; }
    public IReadOnlyList<UseCaseSource> Sources => _sources;
    public IReadOnlyList<UseCaseObjective> Objectives => _objectives;

    public void Touch() => Version++;

    /// <summary>What a year is worth, times how sure that is, in whole units of the currency; null while one of the two is not estimated.</summary>
    public static long? ExpectedOf(int? valuePerYear, int? confidence) => (long?)valuePerYear * confidence / 100;

    public void UseSources(IReadOnlyCollection<DataSource> sources)
    {
        _sources.RemoveAll(used => !sources.Contains(used.Source));
        _sources.AddRange(sources.Where(source => _sources.TrueForAll(used => used.Source != source)).Select(source => new UseCaseSource(source)));
    }

    public void Serve(IReadOnlyCollection<DigitalObjective> objectives)
    {
        _objectives.RemoveAll(served => !objectives.Contains(served.Objective));
        _objectives.AddRange(objectives.Where(objective => _objectives.TrueForAll(served => served.Objective != objective)).Select(objective => new UseCaseObjective(objective)));
    }
}

/// <summary>A source that a use case draws on.</summary>
public sealed class UseCaseSource
{
    private UseCaseSource() { }

    internal UseCaseSource(DataSource source) => Source = source;

    public int Id { get; private set; }
    public int UseCaseId { get; private set; }
    public int SourceId { get; private set; }
    public DataSource Source { get; private set; } = null!;
}

/// <summary>An objective that a use case serves.</summary>
public sealed class UseCaseObjective
{
    private UseCaseObjective() { }

    internal UseCaseObjective(DigitalObjective objective) => Objective = objective;

    public int Id { get; private set; }
    public int UseCaseId { get; private set; }
    public int ObjectiveId { get; private set; }
    public DigitalObjective Objective { get; private set; } = null!;
}
