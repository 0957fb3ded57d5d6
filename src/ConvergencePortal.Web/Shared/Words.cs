using System.Text.RegularExpressions;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Web.Shared;

/// <summary>The English words for an enum's value, which are also the key of their translation: @T[Words.Of(device.Role)].</summary>
public static partial class Words
{
    /// <summary>Where taking the name apart does not give the words that people use.</summary>
    private static readonly Dictionary<Enum, string> Exceptions = new()
    {
        [EquipmentLevel.ProductionLine] = "Line",
        [EquipmentLevel.WorkCell] = "Cell",
        [DeviceRole.DataHistorian] = "Historian",
        [DeviceRole.FieldIO] = "Field I/O",
        [DeviceRole.VPNServer] = "VPN server",
        [RemoteAccess.None] = "No remote access",
        [RemoteAccess.ViaIntermediateSystem] = "Through a jump host",
        [RemoteAccess.Direct] = "Direct remote access",
        [ZoneKind.IDMZ] = "Industrial DMZ",
        [ZoneKind.CellArea] = "Cell or area",
        [ZoneKind.TemporaryDevice] = "Temporary devices",
        [ZoneKind.ExternalNetwork] = "External network",
        [ConduitDirection.AtoB] = "From A to B",
        [ConduitDirection.BtoA] = "From B to A",
        [ConduitDirection.Both] = "Both ways",
        [ConduitDirection.Unidirectional] = "One way only, from A to B",
        [Function.OT] = "OT / controls",
        [FlowTransport.OPCUA] = "OPC UA",
    };

    private static readonly Dictionary<string, string> ByName = Exceptions.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value);

    /// <summary>The same for a value that is known by its name only, as the choices of a form are.</summary>
    public static string OfName(string name) => ByName.TryGetValue(name, out var words) ? words : TakeApart(name);

    public static string Of(Enum value) => Exceptions.TryGetValue(value, out var words) ? words : TakeApart(value.ToString());

    /// <summary>"SafetyController" becomes "Safety controller"; runs of capitals such as PLC stay.</summary>
    private static string TakeApart(string name)
    {
        var words = Word().Matches(name).Select(match => match.Value).ToList();
        return words.Count == 0 ? name : string.Join(' ', words.Select((word, place) => place == 0 || word.All(char.IsUpper) ? word : word.ToLowerInvariant()));
    }

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z][a-z0-9]*")]
    private static partial Regex Word();
}
