namespace ConvergencePortal.Core.Changes;

/// <summary>Why the policy asks whom it asks, in full: what a seat keeps of it is shortened, this is not.</summary>
/// <param name="PolicyNumber">Number of the version that was asked.</param>
public sealed record PolicyExplanation(int PolicyNumber, IReadOnlyList<SeatExplanation> Seats, IReadOnlyList<ForbiddingRow> Forbids);

/// <summary>A seat, its terms, and the rows that asked for it.</summary>
public sealed record SeatExplanation(Requirement Terms, IReadOnlyList<AskingRow> Rows);

/// <summary>A row that asked, and what made it apply.</summary>
/// <param name="Number">Place in the policy, from 1; null for what asks beside the policy.</param>
public sealed record AskingRow(int? Number, string Name, IReadOnlyList<string> Reasons);

/// <summary>A row that forbids a change: the sentence for the requester, and what made it apply.</summary>
public sealed record ForbiddingRow(int Number, string Name, string Sentence, IReadOnlyList<string> Reasons);
