using System.Security.Claims;
using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace ConvergencePortal.Web.Approvals;

/// <summary>The approval settings of a site over the API.</summary>
public static class ApprovalSettingsEndpoints
{
    private static readonly Error VersionMissing = Error.Invalid("request.missing", "Say which version you edited; the answer you read names it.", "version");

    public static void MapApprovalSettings(this IEndpointRouteBuilder api)
    {
        var settings = api.MapGroup("/approvals/settings").WithTags("Approvals").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);

        settings.MapGet("", async (string? site, ClaimsPrincipal user, ApprovalSettingsReads reads, CancellationToken cancellationToken) =>
            await reads.FindAsync(site ?? "", user.ToActor(), cancellationToken) is { } detail ? Results.Ok(ApprovalSettingsAnswer.From(detail)) : ApprovalSettingsErrors.UnknownSite(site).ToProblem())
            .Produces<ApprovalSettingsAnswer>().WithSummary("When people decide at a site, when they are reminded, and what later signatures take");

        settings.MapPut("", WriteAsync).ForPeopleOnly().Produces<ApprovalSettingsState>().Refuses()
            .WithSummary("Set the approval settings of a site").WithDescription("The body is the whole of them: what it leaves out goes back to its default. For administrators and the governance chair.");
    }

    private static async Task<IResult> WriteAsync(string? site, JsonBody<ApprovalSettingsBody> body, [FromHeader(Name = IdempotencyKey.Header)] string? attempt, ClaimsPrincipal user, SaveApprovalSettings save,
        CancellationToken cancellationToken)
    {
        if (body.Refusal is { } unreadable) return unreadable;
        var command = IdempotencyKey.Read(attempt);
        if (command.Error is { } noCommand) return noCommand.ToProblem(StatusCodes.Status400BadRequest);
        if (body.Value.Version is not { } version) return VersionMissing.ToProblem();

        return (await save.RunAsync(new(site, version, body.Value.ToChoices(), command.Value), user.ToActor(), cancellationToken)).ToAnswer();
    }
}

/// <summary>The approval settings of a site; version 0 means that it has set nothing. Times are by the site's clock, such as 07:00; 24:00 is the end of the day.</summary>
public sealed record ApprovalSettingsAnswer(string Site, int Version, IReadOnlyList<WorkingDays> WorkingDays, string WorkFrom, string WorkTo, int DefaultDeadlineHours, int ReminderPercent, int RetrospectiveDays,
    CredentialRule LaterSignatures, int FreshMinutes, int MostExceptionDays)
{
    public static ApprovalSettingsAnswer From(ApprovalSettingsDetail detail) => new(detail.Site, detail.Version, [.. ApprovalForm.EachDay.Where(day => detail.Choices.WorkingDays.HasFlag(day))],
        ClockTime.Write(detail.Choices.WorkFromMinute), ClockTime.Write(detail.Choices.WorkToMinute), detail.Choices.DefaultDeadlineHours, detail.Choices.ReminderPercent, detail.Choices.RetrospectiveDays,
        detail.Choices.LaterSignatures, detail.Choices.FreshMinutes, detail.Choices.MostExceptionDays);
}

/// <summary>The approval settings of a site as a program sets them, with the version that was read.</summary>
public sealed record ApprovalSettingsBody(int? Version, IReadOnlyList<WorkingDays>? WorkingDays, string? WorkFrom, string? WorkTo, int? DefaultDeadlineHours, int? ReminderPercent, int? RetrospectiveDays,
    CredentialRule? LaterSignatures, int? FreshMinutes, int? MostExceptionDays)
{
    /// <summary>A time that cannot be read is out of range, and refused with the others.</summary>
    public ApprovalChoices ToChoices()
    {
        var defaults = new ApprovalChoices();
        return new ApprovalChoices
        {
            WorkingDays = WorkingDays is null ? defaults.WorkingDays : WorkingDays.Aggregate(Core.Approvals.WorkingDays.None, (days, day) => days | day),
            WorkFromMinute = WorkFrom is null ? defaults.WorkFromMinute : ClockTime.Read(WorkFrom) ?? -1,
            WorkToMinute = WorkTo is null ? defaults.WorkToMinute : ClockTime.Read(WorkTo) ?? -1,
            DefaultDeadlineHours = DefaultDeadlineHours ?? defaults.DefaultDeadlineHours,
            ReminderPercent = ReminderPercent ?? defaults.ReminderPercent,
            RetrospectiveDays = RetrospectiveDays ?? defaults.RetrospectiveDays,
            LaterSignatures = LaterSignatures ?? defaults.LaterSignatures,
            FreshMinutes = FreshMinutes ?? defaults.FreshMinutes,
            MostExceptionDays = MostExceptionDays ?? defaults.MostExceptionDays,
        };
    }
}
