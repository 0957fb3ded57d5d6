using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="HandOverMeasure"/>.</summary>
/// <param name="Person">Code of the person who is asked to take it over.</param>
public sealed record HandOverMeasureInput(string Number, string Person, Command Command);

/// <summary>Offers a measure to another person of the site. It changes hands when they accept: nobody becomes an owner without knowing.</summary>
public sealed class HandOverMeasure(MeasureGate gate)
{
    public Task<Result<MeasureState>> RunAsync(HandOverMeasureInput input, Actor actor, CancellationToken cancellationToken) =>
        gate.RunAsync(input.Number, MeasureEvents.Offered, input.Command, actor, async open =>
        {
            var code = input.Person.Trim();
            var person = await open.Db.People.AsNoTracking().Where(p => p.Code == code && p.IsActive).Select(p => new Actor(p.Id, p.Code, p.Name)).SingleOrDefaultAsync(cancellationToken);
            if (person is null) return Error.Invalid("person.unknown", $"There is no active person \"{(code.Length <= PlainText.CodeLength ? code : code[..PlainText.CodeLength] + "…")}\".", "person");

            return open.Measure.Offer(open.By, await PersonRights.ReadAsync(open.Db, person, open.Now.InUtc().Date, cancellationToken));
        }, cancellationToken);
}

/// <summary>Input of <see cref="AnswerOffer"/>.</summary>
public sealed record AnswerOfferInput(string Number, bool Accepts, Command Command);

/// <summary>Takes over a measure that was offered, or declines.</summary>
public sealed class AnswerOffer(MeasureGate gate)
{
    public Task<Result<MeasureState>> RunAsync(AnswerOfferInput input, Actor actor, CancellationToken cancellationToken) =>
        gate.RunAsync(input.Number, input.Accepts ? MeasureEvents.TakenOver : MeasureEvents.OfferDeclined, input.Command, actor,
            open => Task.FromResult(open.Measure.AnswerOffer(open.By, input.Accepts)), cancellationToken);
}
