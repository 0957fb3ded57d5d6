namespace ConvergencePortal.Core.Changes;

/// <summary>Groups of fields as they are said in a sentence.</summary>
public static class FieldGroupWords
{
    public static string Of(FieldGroups groups) =>
        string.Join(", ", Enum.GetValues<FieldGroups>().Where(group => group != FieldGroups.None && groups.HasFlag(group)).Select(One));

    private static string One(FieldGroups group) => group switch
    {
        FieldGroups.Scope => "what is changed and why",
        FieldGroups.Network => "network settings",
        FieldGroups.Configuration => "configuration and software",
        FieldGroups.Plan => "plan, test and backout",
        FieldGroups.Safety => "safety and procedures",
        FieldGroups.Security => "security",
        FieldGroups.Quality => "quality",
        FieldGroups.Production => "impact on production",
        FieldGroups.Schedule => "slot and length",
        FieldGroups.People => "who does the work",
        FieldGroups.Conflicts => "what the slot cuts",
        FieldGroups.None => "nothing",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, null),
    };
}
