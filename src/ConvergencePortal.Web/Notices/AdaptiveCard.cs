using System.Text.Json.Serialization;

namespace ConvergencePortal.Web.Notices;

/// <summary>What a workflow of Teams is sent: one card.</summary>
public sealed record TeamsMessage([property: JsonPropertyOrder(1)] IReadOnlyList<TeamsAttachment> Attachments)
{
    public string Type => "message";
}

/// <summary>The card as Teams wants it wrapped.</summary>
public sealed record TeamsAttachment(AdaptiveCard Content)
{
    public string ContentType => "application/vnd.microsoft.card.adaptive";
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? ContentUrl => null;
}

/// <summary>An Adaptive Card of version 1.5, as far as notices use it.</summary>
public sealed record AdaptiveCard(IReadOnlyList<CardElement> Body, IReadOnlyList<OpenUrlAction> Actions)
{
    [JsonPropertyName("$schema")]
    public string Schema => "http://adaptivecards.io/schemas/adaptive-card.json";

    public string Type => "AdaptiveCard";
    public string Version => "1.5";

    /// <summary>Read out where the card cannot be shown.</summary>
    public string? Speak { get; init; }

    [JsonPropertyName("msteams")]
    public TeamsWidth Teams => new("Full");
}

/// <summary>Cards in Teams use the whole width of the channel.</summary>
public sealed record TeamsWidth(string Width);

/// <summary>A part of a card's body.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), "TextBlock")]
[JsonDerivedType(typeof(FactSet), "FactSet")]
public abstract record CardElement;

/// <summary>Text that wraps.</summary>
public sealed record TextBlock(string Text) : CardElement
{
    public bool Wrap => true;
    public string? Size { get; init; }
    public string? Weight { get; init; }
    public string? Color { get; init; }
    public bool IsSubtle { get; init; }

    /// <summary>"heading" for what screen readers treat as one.</summary>
    public string? Style { get; init; }
}

/// <summary>Labels with their values.</summary>
public sealed record FactSet(IReadOnlyList<Fact> Facts) : CardElement;

/// <summary>A label with its value.</summary>
public sealed record Fact(string Title, string Value);

/// <summary>The one thing a card can do: it opens the portal. Deciding happens there, where the person is signed in.</summary>
public sealed record OpenUrlAction(string Title, string Url)
{
    public string Type => "Action.OpenUrl";
}
