using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using Microsoft.Net.Http.Headers;

namespace ConvergencePortal.Web.Import;

/// <summary>The body of an import: what it says it is, and its bytes up to the size that is accepted.</summary>
internal static class ImportBody
{
    public const string Csv = "text/csv";
    public const string Calendar = "text/calendar";
    public const string Yaml = "application/yaml";

    public const int MaxBytes = CsvTable.MaxBytes;

    /// <summary>Above what is accepted, so that a body that is a little too large is answered with a sentence instead of a closed connection.</summary>
    public const int SizeLimit = MaxBytes + 65_536;

    public static readonly Error WrongMediaType = Error.Invalid("import.mediaType", $"Send the file as {Csv}, a calendar of windows as {Calendar}, or device types as {Yaml}, in UTF-8.");

    public static bool Is(HttpRequest request, string mediaType) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var sent)
        && sent.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
        && (!sent.Charset.HasValue || sent.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>Null when the body is larger than is accepted; no more than that is read.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes) return null;

        using var body = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[81_920];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > MaxBytes) return null;
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }
}
