using System.Security.Claims;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace ConvergencePortal.Web.Scheduling;

/// <summary>The scheduling settings of a site over the API.</summary>
public static class SchedulingSettingsEndpoints
{
    private static readonly Error VersionMissing = Error.Invalid("request.missing", "Say which version you edited; the answer you read names it.", "version");
    private static readonly Error RuleUnclear = Error.Invalid("request.missing", "Each conflict names its code and its policy.", "conflicts");

    public static void MapSchedulingSettings(this IEndpointRouteBuilder api)
    {
        var settings = api.MapGroup("/scheduling/settings").WithTags("Schedule").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);

        settings.MapGet("", async (string? site, ClaimsPrincipal user, SchedulingSettingsReads reads, CancellationToken cancellationToken) =>
            await reads.FindAsync(site ?? "", user.ToActor(), cancellationToken) is { } detail ? Results.Ok(SchedulingSettingsAnswer.From(detail)) : SchedulingSettingsErrors.UnknownSite(site).ToProblem())
            .Produces<SchedulingSettingsAnswer>().WithSummary("What each conflict does at a site, and what a slot costs there");

        settings.MapPut("", WriteAsync).ForPeopleOnly().Produces<SchedulingSettingsState>().Refuses()
            .WithSummary("Set the scheduling rules of a site").WithDescription("The body is the whole of them: what it leaves out goes back to its default. For administrators and the governance chair.");
    }

    private static async Task<IResult> WriteAsync(string? site, JsonBody<SchedulingSettingsBody> body, [FromHeader(Name = IdempotencyKey.Header)] string? attempt, ClaimsPrincipal user,
        SaveSchedulingSettings save, CancellationToken cancellationToken)
    {
        if (body.Refusal is { } unreadable) return unreadable;
        var command = IdempotencyKey.Read(attempt);
        if (command.Error is { } noCommand) return noCommand.ToProblem(StatusCodes.Status400BadRequest);
        if (body.Value.Version is not { } version) return VersionMissing.ToProblem();
        if (body.Value.ToChoices() is not { } choices) return RuleUnclear.ToProblem();

        return (await save.RunAsync(new(site, version, choices, command.Value), user.ToActor(), cancellationToken)).ToAnswer();
    }
}

/// <summary>The scheduling settings of a site; version 0 means that it has set nothing.</summary>
public sealed record SchedulingSettingsAnswer(string Site, int Version, IReadOnlyList<ConflictAnswer> Conflicts, int DefaultRatePerMinute, int NightCostPerHour, int WeekendCostPerHour, int CallInCostPerHour,
    int DistanceCostPerDay, int NightFromHour, int NightToHour, int MoveToleranceMinutes)
{
    public static SchedulingSettingsAnswer From(SchedulingSettingsDetail detail)
    {
        var choices = detail.Choices;
        return new SchedulingSettingsAnswer(detail.Site, detail.Version, [.. choices.Conflicts.Select(ConflictAnswer.From)], choices.DefaultRatePerMinute, choices.NightCostPerHour, choices.WeekendCostPerHour,
            choices.CallInCostPerHour, choices.DistanceCostPerDay, choices.NightFromHour, choices.NightToHour, choices.MoveToleranceMinutes);
    }
}

/// <summary>What one conflict does at the site, and whether that is the default.</summary>
public sealed record ConflictAnswer(ConflictCode Code, ConflictPolicy Policy, Function? Approver, bool IsDefault)
{
    public static ConflictAnswer From(ConflictChoice choice) => new(choice.Code, choice.Policy, choice.Approver, choice.IsDefault);
}

/// <summary>The scheduling settings of a site as a program sets them, with the version that was read.</summary>
public sealed record SchedulingSettingsBody(int? Version, IReadOnlyList<ConflictBody?>? Conflicts, int? DefaultRatePerMinute, int? NightCostPerHour, int? WeekendCostPerHour, int? CallInCostPerHour,
    int? DistanceCostPerDay, int? NightFromHour, int? NightToHour, int? MoveToleranceMinutes)
{
    /// <summary>Null when a conflict does not say its code or its policy.</summary>
    internal SchedulingChoices? ToChoices()
    {
        if ((Conflicts ?? []).Any(conflict => conflict is not { Code: not null, Policy: not null })) return null;

        var defaults = new SchedulingChoices();
        return new SchedulingChoices
        {
            Conflicts = [.. (Conflicts ?? []).Select(conflict => new ConflictChoice(conflict!.Code!.Value, conflict.Policy!.Value, conflict.Approver))],
            DefaultRatePerMinute = DefaultRatePerMinute ?? defaults.DefaultRatePerMinute,
            NightCostPerHour = NightCostPerHour ?? defaults.NightCostPerHour,
            WeekendCostPerHour = WeekendCostPerHour ?? defaults.WeekendCostPerHour,
            CallInCostPerHour = CallInCostPerHour ?? defaults.CallInCostPerHour,
            DistanceCostPerDay = DistanceCostPerDay ?? defaults.DistanceCostPerDay,
            NightFromHour = NightFromHour ?? defaults.NightFromHour,
            NightToHour = NightToHour ?? defaults.NightToHour,
            MoveToleranceMinutes = MoveToleranceMinutes ?? defaults.MoveToleranceMinutes,
        };
    }
}

/// <summary>What one conflict is to do; the function exactly with NeedsApproval.</summary>
public sealed record ConflictBody(ConflictCode? Code, ConflictPolicy? Policy, Function? Approver);
