using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>What a notice says, as facts and not as text: page, card and mail each put it into words of their own language. What is null or empty is not said.</summary>
/// <param name="Title">Of the record, as a person wrote it.</param>
public sealed record NoticeContent(string Title)
{
    private const int MostThings = 10;
    private const int LongestThing = 120;
    private const int LongestRisk = 300;
    private const int LongestSentence = 1000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = { new JsonStringEnumConverter(), new InstantJsonConverter() },
    };

    /// <summary>The site's name.</summary>
    public string? Site { get; init; }

    /// <summary>IANA id of the zone in which the times are said.</summary>
    public string? Zone { get; init; }

    /// <summary>Codes of the things that are acted on, the first ones.</summary>
    public IReadOnlyList<string> Things { get; init; } = [];

    /// <summary>How many things there are in all.</summary>
    public int ThingCount { get; init; }

    /// <summary>Begin and end of the slot or window.</summary>
    public Instant? From { get; init; }

    public Instant? Until { get; init; }

    /// <summary>Of what is asked.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>Functions that have still to state or sign.</summary>
    public IReadOnlyList<Function> Missing { get; init; } = [];

    /// <summary>Planned minutes of production at risk.</summary>
    public int ProductionMinutesAtRisk { get; init; }

    /// <summary>What else is at risk, in the words of those who asked.</summary>
    public string? Risk { get; init; }

    /// <summary>Where the change stands now.</summary>
    public ChangeStatus? Status { get; init; }

    /// <summary>Who asked, decided or acted; a printed name.</summary>
    public string? By { get; init; }

    /// <summary>What happened, as the ledger says it.</summary>
    public string? Sentence { get; init; }

    /// <summary>A notice points to the record and does not repeat it, so long texts are cut.</summary>
    public string ToJson() => JsonSerializer.Serialize(this with { Things = [.. Things.Take(MostThings).Select(thing => Short(thing, LongestThing)!)], Risk = Short(Risk, LongestRisk), Sentence = Short(Sentence, LongestSentence) }, Json);

    public static NoticeContent Read(string json) => JsonSerializer.Deserialize<NoticeContent>(json, Json) ?? throw new InvalidOperationException("A notice without content.");

    private static string? Short(string? text, int longest) => text is null || text.Length <= longest ? text : text[..longest] + "…";
}
