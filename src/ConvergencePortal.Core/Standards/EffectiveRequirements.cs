using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>A requirement of the version of a standard that is in effect.</summary>
/// <param name="Code">Of the standard.</param>
/// <param name="OwnerFunction">The function that keeps the standard.</param>
internal sealed record EffectiveRequirement(string Code, Function OwnerFunction, string Key, string Text, string? CheckCode)
{
    /// <summary>"NET-01 R2", as people name it.</summary>
    public string Words => $"{Code} {Key}";
}

/// <summary>Reads what the standards ask for on a day.</summary>
internal static class EffectiveRequirements
{
    /// <summary>By standard, and in it as they stand on its page.</summary>
    public static async Task<IReadOnlyList<EffectiveRequirement>> ListAsync(PortalDb db, LocalDate day, CancellationToken cancellationToken) =>
        await (from standard in db.Standards.AsNoTracking()
               from version in standard.Versions
               where version.Status == StandardStatus.Approved && version.EffectiveFrom <= day && (version.EffectiveTo == null || day < version.EffectiveTo)
               from requirement in version.Requirements
               orderby standard.Code, requirement.Place
               select new EffectiveRequirement(standard.Code, standard.OwnerFunction, requirement.Key, requirement.Text, requirement.CheckCode)).ToListAsync(cancellationToken);
}
