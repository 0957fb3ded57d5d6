using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.DataSources;

/// <summary>That a person, or a function as a team, answers for or uses a source for a time. Ended assignments stay: they are the ownership's history.</summary>
public sealed class OwnershipAssignment
{
    private OwnershipAssignment() { }

    public OwnershipAssignment(OwnershipType type, Person person, LocalDate from) => (Type, Person, From) = (type, person, from);

    public OwnershipAssignment(OwnershipType type, Function team, LocalDate from) => (Type, Team, From) = (type, team, from);

    public int Id { get; private set; }
    public int DataSourceId { get; private set; }
    public OwnershipType Type { get; private set; }

    /// <summary>Null when a team holds it.</summary>
    public int? PersonId { get; private set; }

    public Person? Person { get; private set; }

    /// <summary>The function that holds it together; null when a person does.</summary>
    public Function? Team { get; private set; }

    public LocalDate From { get; private set; }

    /// <summary>First day on which it no longer holds; null while it does.</summary>
    public LocalDate? To { get; set; }

    public int? DelegatedFromId { get; private set; }

    /// <summary>For whom the person does it.</summary>
    public Person? DelegatedFrom { get; set; }

    public bool HoldsOn(LocalDate day) => From <= day && !(To <= day);

    public bool Overlaps(OwnershipAssignment other) => !(To <= other.From) && !(other.To <= From);
}
