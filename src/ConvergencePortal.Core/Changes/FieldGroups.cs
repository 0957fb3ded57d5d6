using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Changes;

/// <summary>Groups of fields of a change. A seat covers some of them: its signatures are bound to exactly these, and an edit of others leaves them standing.</summary>
[Flags]
public enum FieldGroups
{
    None = 0,

    /// <summary>What is changed and why: title, type, nature, permanence, purpose, items, replacement in kind, the emergency's reason and authorizer. Everybody covers it.</summary>
    Scope = 1,

    /// <summary>Addresses, VLANs, ports and rules, before and after.</summary>
    Network = 2,

    /// <summary>Firmware, software and parameters, before and after, and where the software comes from.</summary>
    Configuration = 4,

    /// <summary>How it is done, tested and undone, and its technical basis.</summary>
    Plan = 8,

    /// <summary>Safety and health, procedures, people to inform, pre-startup review.</summary>
    Safety = 16,

    /// <summary>Security impact and controls.</summary>
    Security = 32,

    /// <summary>Product quality.</summary>
    Quality = 64,

    /// <summary>Production impact and minutes at risk.</summary>
    Production = 128,

    /// <summary>The slot and the length of its phases. A move within the site's tolerance does not count.</summary>
    Schedule = 256,

    /// <summary>Who does the work. Nobody signs for it; that no signer becomes an implementer is checked apart.</summary>
    People = 512,

    /// <summary>What the slot meets that needs a consent, a production run that is cut for example. No field: it follows from the slot and the plant.</summary>
    Conflicts = 1024,
}

/// <summary>What each function signs for when the policy says nothing more (our own default).</summary>
public static class SeatCoverage
{
    public static FieldGroups Of(Function function) => FieldGroups.Scope | function switch
    {
        Function.IT => FieldGroups.Network | FieldGroups.Configuration | FieldGroups.Plan | FieldGroups.Security,
        Function.OT => FieldGroups.Configuration | FieldGroups.Plan | FieldGroups.Safety | FieldGroups.Production | FieldGroups.Schedule | FieldGroups.Conflicts,
        Function.Maintenance => FieldGroups.Plan | FieldGroups.Safety | FieldGroups.Schedule,
        Function.Production => FieldGroups.Production | FieldGroups.Schedule | FieldGroups.Conflicts,
        Function.Quality => FieldGroups.Quality,
        Function.ProcessSafety => FieldGroups.Plan | FieldGroups.Safety,
        Function.Cybersecurity => FieldGroups.Network | FieldGroups.Configuration | FieldGroups.Security,
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, null),
    };
}
