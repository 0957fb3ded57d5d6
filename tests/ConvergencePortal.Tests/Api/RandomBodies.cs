using System.Text.Json.Nodes;

namespace ConvergencePortal.Tests.Api;

/// <summary>Bodies that the API takes, to be sent as they are or with a field or two made strange: only what is nearly right gets past the first check.</summary>
internal static class RandomBodies
{
    private static readonly Dictionary<string, string[]> Valid = new()
    {
        ["POST /api/v1/changes"] = [ChangeJson.Simple, ChangeJson.With("type", "\"Emergency\""), ChangeJson.With("plannedStart", "\"2026-11-08T01:00:00Z\"")],
        ["PUT /api/v1/changes/{number}"] = [ChangeJson.With("version", "1"), ChangeJson.With("reason", "\"Better\"")],
        ["POST /api/v1/changes/{number}/decide"] = [ChangeJson.Approve("IT"), ChangeJson.Approve("OT"), """{"revision":1,"function":"IT","verdict":"RequestChanges","comment":"More","pin":"2468"}"""],
        ["POST /api/v1/changes/{number}/assess"] = [ChangeJson.Assess("IT"), ChangeJson.Assess("OT")],
        ["POST /api/v1/changes/{number}/schedule"] = ["""{"start":"2026-11-08T01:00:00Z","revision":1}"""],
        ["POST /api/v1/changes/{number}/withdraw"] = ["""{"reason":"Wait"}"""],
        ["POST /api/v1/changes/{number}/cancel"] = ["""{"reason":"No need"}"""],
        ["POST /api/v1/schedule/check"] = ["""{"assets":["BER/PACK/LINE2/FILLER"],"start":"2026-11-08T01:00:00Z","preparation":0,"work":180,"test":0,"rollback":60,"people":["it.berlin"]}"""],
        ["POST /api/v1/schedule/slots"] = ["""{"assets":["BER:PLC-FILLER"],"work":180,"rollback":60,"horizonDays":30,"limit":3}"""],
        ["POST /api/v1/recurrence/preview"] =
        [
            """{"start":"2026-01-04T02:00","minutes":240,"rule":"FREQ=WEEKLY","zone":"Europe/Berlin"}""",
            """{"start":"2026-01-04T02:00","minutes":1,"rule":"FREQ=MONTHLY;BYDAY=-1SU;UNTIL=20301231T000000Z","zone":"America/Chicago","exdates":["2026-01-25T02:00"],"from":"2026-03-01","to":"2026-12-01"}""",
        ],
        ["POST /api/v1/checks/simulate"] = ["""{"change":"CR-2026-0001"}""", """{"records":[{"kind":"devices","fields":{"site":"BER","code":"PLC-FILLER","remote_access":"None"}}]}"""],
        ["POST /api/v1/delegations"] = ["""{"to":"it2.berlin","site":"BER","functions":["IT"],"from":"2026-11-05T13:00","until":"2026-11-12T16:00","reason":"On leave"}"""],
        ["POST /api/v1/standards"] = ["""{"code":"NET-10","title":"Office networks","category":"Network","ownerFunction":"IT"}"""],
        ["PUT /api/v1/standards/{code}/draft"] = ["""{"version":1,"semVer":"1.0.0","changeNote":"New","appliesTo":{"zoneKind":"Business"},"requirements":[{"text":"Hang on a switch.","level":"Must","checkCode":"NC-09","parameters":{"maxDevices":50}}]}"""],
        ["POST /api/v1/api-keys"] = ["""{"person":"mes","name":"Board","scopes":["changes:read"],"expiresAt":"2027-01-01T00:00:00Z"}"""],
        ["POST /api/v1/calendar-feeds"] = ["""{"kind":"Person"}""", """{"kind":"Line","scope":"BER/PACK/LINE2"}"""],
        ["PUT /api/v1/approvals/settings"] = ["""{"version":0,"workingDays":["Monday","Saturday"],"workFrom":"06:00","laterSignatures":"Confirmation"}"""],
        ["PUT /api/v1/policies/{id}"] = ["""{"version":0,"note":"Less","rows":[{"name":"All to OT","functions":["OT"]}]}"""],
        ["POST /api/v1/policies/{id}/submit"] = ["""{"version":1}"""],
        ["POST /api/v1/policies/{id}/replay"] = ["""{"last":10}""", """{"days":30}"""],
        ["POST /api/v1/templates"] = ["""{"change":"CR-2026-0001"}"""],
        ["POST /api/v1/contracts/{id:int}/measured"] = ["""{"minutes":10}"""],
    };

    /// <summary>Null where there is none for the address.</summary>
    public static JsonNode? For(Random random, RandomTarget target)
    {
        if (!Valid.TryGetValue($"{target.Method} {target.Pattern.TrimEnd('/')}", out var bodies)) return null;

        var body = JsonNode.Parse(random.Of(bodies))!;
        for (var times = random.Next(3); times > 0; times--) Change(random, body);
        return body;
    }

    private static void Change(Random random, JsonNode node)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } fields:
                var name = random.Of([.. fields.Select(field => field.Key)]);
                if (fields[name] is JsonObject or JsonArray { Count: > 0 } && random.OneIn(2)) Change(random, fields[name]!);
                else if (random.OneIn(5)) fields.Remove(name);
                else fields[name] = Other(random, fields[name]);
                break;
            case JsonArray { Count: > 0 } items:
                var index = random.Next(items.Count);
                if (items[index] is JsonObject && random.OneIn(2)) Change(random, items[index]!);
                else items[index] = Other(random, items[index]);
                break;
            default:
                break;
        }
    }

    private static JsonNode? Other(Random random, JsonNode? now) => now?.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.String when !random.OneIn(4) => RandomValues.Json(random, typeof(string)),
        System.Text.Json.JsonValueKind.Number when !random.OneIn(4) => RandomValues.Json(random, typeof(int)),
        _ => RandomValues.Wrong(random),
    };
}
