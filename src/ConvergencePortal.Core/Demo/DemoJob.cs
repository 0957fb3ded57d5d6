using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Demo;

/// <summary>The weeks before the first start as history.json tells them.</summary>
/// <param name="Statements">What each function says a change means to it; one of them is taken for each change.</param>
/// <param name="Verified">How checks after the work came out, where a turn says nothing else.</param>
public sealed record DemoPast(IReadOnlyDictionary<Function, IReadOnlyList<string>> Statements, IReadOnlyList<string> Verified, IReadOnlyList<DemoJob> Jobs)
{
    /// <summary>The changes of the last weeks, each with a title of its own.</summary>
    internal IEnumerable<DemoTask> TasksOf(int weeks) => Jobs.SelectMany(job => job.Turns.Select(turn => new DemoTask(job, turn))).Where(task => task.Turn.Week <= weeks);
}

/// <summary>Work that comes up again and again.</summary>
/// <param name="Requester">Who asks for it and does it.</param>
/// <param name="Differences">How the place where it was tried differs from the plant.</param>
/// <param name="Minutes">Of the work, without test and the way back.</param>
/// <param name="Items">What it acts on, where a turn names nothing else.</param>
public sealed record DemoJob(string Requester, string Title, ChangeNature Nature, string Purpose, string Plan, string? Backout, string Test, string Differences, int Minutes, IReadOnlyList<string> Items,
    IReadOnlyList<DemoTurn> Turns)
{
    /// <summary>Who lets it pass; null for work that can wait for everybody.</summary>
    public string? Authorizer { get; init; }

    /// <summary>What a temporary change bypasses.</summary>
    public MeasureKind? Bypass { get; init; }

    public string? Safety { get; init; }
    public string? Security { get; init; }
    public string? Controls { get; init; }
    public string? Quality { get; init; }
    public string? Basis { get; init; }
    public string? Procedures { get; init; }
    public string? Informed { get; init; }
    public string? Verification { get; init; }
    public int AtRisk { get; init; }
}

/// <summary>One time that a job came up, and what became of it.</summary>
/// <param name="Week">Counted back from the end: 1 is the last seven days.</param>
/// <param name="What">Tells it from the other turns of its job.</param>
public sealed record DemoTurn(int Week, string? What)
{
    /// <summary>In place of those of the job.</summary>
    public IReadOnlyList<string>? Items { get; init; }

    /// <summary>In place of that of the job.</summary>
    public string? Requester { get; init; }

    /// <summary>Why an emergency could not go the normal way.</summary>
    public string? Reason { get; init; }

    /// <summary>Hours before the end; null for some working hour of its week.</summary>
    public int? HoursAgo { get; init; }

    /// <summary>How many days what is temporary may stay.</summary>
    public int? Days { get; init; }

    /// <summary>What it overruns its own end by; null for what is gone in time.</summary>
    public int? DaysOver { get; init; }

    public IReadOnlyList<DemoHandBack> HandBacks { get; init; } = [];

    /// <summary>Who ends it, and why.</summary>
    public DemoHandBack? Refused { get; init; }

    /// <summary>Why its requester gives it up.</summary>
    public string? Cancelled { get; init; }

    /// <summary>Why it was undone.</summary>
    public string? RolledBack { get; init; }

    /// <summary>How often its slot is moved.</summary>
    public int Moves { get; init; }

    /// <summary>Whether its retrospective is done too late.</summary>
    public bool IsLate { get; init; }

    /// <summary>Where it stands when the story ends; null for what takes its course.</summary>
    public ChangeStatus? Stays { get; init; }

    /// <summary>For whom it waits there while all others have answered; null when nobody does anything any more.</summary>
    public Function? WaitsFor { get; init; }

    public ChangeOutcome Outcome { get; init; }
    public string? Verified { get; init; }
    public string? Lessons { get; init; }

    /// <summary>Minutes of production that it cost.</summary>
    public int Lost { get; init; }
}

/// <summary>A function that does not sign, what it says, and how the requester answers.</summary>
/// <param name="Answer">What is written into the change; null where there is no answer.</param>
public sealed record DemoHandBack(Function By, string Says, string? Answer);

/// <summary>A job in one of its turns: one change.</summary>
internal sealed record DemoTask(DemoJob Job, DemoTurn Turn)
{
    public string Title => Turn.What is null ? Job.Title : $"{Job.Title}: {Turn.What}";
    public string Requester => Turn.Requester ?? Job.Requester;
    public IReadOnlyList<string> Items => Turn.Items ?? Job.Items;
    public string Site => Items[0][..3];
    public bool IsEmergency => Job.Authorizer is not null;
    public int TestMinutes => Math.Max(10, Job.Minutes / 5);
    public int RollbackMinutes => IsEmergency ? 0 : Math.Max(15, Job.Minutes / 2);

    public Command Step(string step) => DemoPeople.Step("demo history", Title, step);

    public ChangeDraft ToDraft(LocalDate today) => Of(new ChangeContent
    {
        Title = Title, Type = IsEmergency ? ChangeType.Emergency : ChangeType.Normal, Nature = Job.Nature, Purpose = Job.Purpose, ImplementationPlan = Job.Plan, BackoutPlan = Job.Backout, TestPlan = Job.Test,
        TestDifferences = Job.Differences, WorkMinutes = Job.Minutes, TestMinutes = TestMinutes, RollbackMinutes = RollbackMinutes, Permanence = Turn.Days is null ? Permanence.Permanent : Permanence.Temporary,
        TemporaryUntil = Turn.Days is { } days ? today.PlusDays(days) : null, BypassKind = Job.Bypass, SafetyImpact = Job.Safety, SecurityImpact = Job.Security, SecurityControls = Job.Controls, QualityImpact = Job.Quality,
        TechnicalBasis = Job.Basis, ProceduresToUpdate = Job.Procedures, PeopleToInform = Job.Informed, SoftwareVerification = Job.Verification, ProductionMinutesAtRisk = Job.AtRisk, EmergencyReason = Turn.Reason,
    });

    /// <summary>The change with what was missing in it, where whoever missed it looks for it.</summary>
    public ChangeDraft Answered(ChangeContent asked, DemoHandBack handBack) => Of(handBack.By switch
    {
        Function.Quality => asked with { QualityImpact = handBack.Answer },
        Function.Cybersecurity => asked with { SecurityControls = handBack.Answer },
        Function.Production => asked with { ProductionImpact = handBack.Answer },
        Function.IT or Function.OT or Function.Maintenance or Function.ProcessSafety => asked with { ImplementationPlan = $"{asked.ImplementationPlan} {handBack.Answer}" },
        _ => throw new ArgumentOutOfRangeException(nameof(handBack), handBack.By, null),
    });

    private ChangeDraft Of(ChangeContent content) => new() { Content = content, Items = [.. Items.Select(code => new ItemInput(code))], EmergencyAuthorizer = Job.Authorizer };
}
