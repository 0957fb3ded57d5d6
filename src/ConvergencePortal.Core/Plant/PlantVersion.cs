namespace ConvergencePortal.Core.Plant;

/// <summary>A counter that every save to plant or network raises, so that a picture of the plant kept in memory knows when it is old.</summary>
public sealed class PlantVersion
{
    public const int TheOnlyId = 1;

    public int Id { get; private set; } = TheOnlyId;
    public int Version { get; private set; }

    public void Touch() => Version++;
}
