using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Tests.Approvals;

/// <summary>Somebody at the plant as the model knows them.</summary>
internal sealed class ModelPerson(string code, string name, params Function[] functions)
{
    private readonly HashSet<Function> _held = [.. functions];
    private int _wrongPins;
    private Instant? _restsUntil;

    public string Code => code;
    public string Name => name;
    public bool IsActive { get; set; } = true;
    public bool IsChair { get; private init; }
    public bool IsAuditor { get; private init; }

    /// <summary>Holds the competency that the policy wants of who signs for IT.</summary>
    public bool HasNetwork { get; private init; }

    public bool IsAtTheSite => _held.Count > 0;

    public static IEnumerable<ModelPerson> AtThePlant() =>
    [
        new("ot.berlin", "First OT", Function.OT), new("ot2.berlin", "Second OT", Function.OT), new("ot3.berlin", "Third OT", Function.OT), new("ot4.berlin", "Fourth OT", Function.OT),
        new("maintenance.berlin", "First Maintenance", Function.Maintenance), new("maintenance2.berlin", "Second Maintenance", Function.Maintenance),
        new("maintenance3.berlin", "Third Maintenance", Function.Maintenance),
        new("it.berlin", "First IT", Function.IT) { HasNetwork = true }, new("it2.berlin", "Second IT", Function.IT) { HasNetwork = true }, new("it3.berlin", "Third IT", Function.IT),
        new("both.berlin", "Both IT and OT", Function.IT, Function.OT) { HasNetwork = true },
        new("quality.berlin", "First Quality", Function.Quality) { HasNetwork = true }, new("quality2.berlin", "Second Quality", Function.Quality),
        new("production.berlin", "First Production", Function.Production), new("production2.berlin", "Second Production", Function.Production),
        new("chair", "Clara Chair") { IsChair = true }, new("auditor", "Otto Auditor") { IsAuditor = true },
    ];

    public bool Speaks(Function function) => _held.Contains(function);

    public void Set(Function function, bool holds)
    {
        if (holds) _held.Add(function);
        else _held.Remove(function);
    }

    /// <summary>Five wrong PINs, and it rests; afterwards there are five more.</summary>
    public string? TryPin(bool isRight, Instant now, Duration rest)
    {
        if (_restsUntil is { } until && now < until) return "sign.pinRests";
        if (_restsUntil is not null || isRight) (_wrongPins, _restsUntil) = (0, null);
        if (isRight) return null;

        if (++_wrongPins == 5) _restsUntil = now + rest;
        return "sign.wrongPin";
    }
}
