using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ConvergencePortal.Core.Changes;

/// <summary>SHA-256 over named texts in one unambiguous form: every text carries its length, so that no two contents are written alike.</summary>
internal static class ContentHash
{
    public static string Of(IEnumerable<(string Name, object? Value)> fields)
    {
        var text = new StringBuilder("v1\n");
        foreach (var (name, value) in fields)
        {
            var written = value is IEnumerable<int> ids ? string.Join(',', ids) : Convert.ToString(value, CultureInfo.InvariantCulture);
            text.Append(name).Append(':').Append(written is null ? "-" : written.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(written).Append('\n');
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Everything that a signature on a template is bound to.</summary>
    public static string Of(ChangeTemplate template) => Of(
        typeof(ChangeContent).GetProperties().Where(p => p.CanWrite && p.Name != nameof(ChangeContent.PlannedRecords)).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => (p.Name, p.GetValue(template.Content)))
            .Concat(template.Items.Select(item => ("Item", (object?)$"{item.Cover} {item.Kind} {item.TargetId} {item.Label} {item.Role}")).OrderBy(item => (string)item.Item2!, StringComparer.Ordinal))
            .Concat([("Number", template.Number), ("Revision", template.Revision), ("ExpiresOn", template.ExpiresOn.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)), ("Note", template.Note)]));

    /// <summary>Everything that a signature on an extension is bound to.</summary>
    public static string Of(TemporaryMeasure measure, MeasureExtension extension) => Of(
        [("Number", measure.Number), ("Revision", extension.Revision), ("Change", measure.ChangeNumber), ("Kind", measure.Kind), ("End", extension.PreviousEnd), ("Until", extension.Until), ("Reason", extension.Reason)]);
}
