using System.Security.Cryptography;
using System.Text;

namespace ConvergencePortal.Core.Ledger;

/// <summary>Whether checkpoints can be signed.</summary>
public enum LedgerKeyState
{
    /// <summary>The key is there.</summary>
    Present,

    /// <summary>No file is named, or it is not there.</summary>
    Missing,

    /// <summary>The file holds no key of 64 hexadecimal digits, or cannot be read.</summary>
    Unreadable,
}

/// <summary>Where the key and the checkpoints lie: in files, outside the database, so that who can write to the one cannot write to the other.</summary>
/// <param name="CheckpointFile">One checkpoint a line; only ever appended to.</param>
public sealed record LedgerKeeping(string? KeyFile, string? CheckpointFile, int Minutes = LedgerKeeping.DefaultMinutes)
{
    public const int DefaultMinutes = 15;

    /// <summary>Room for the longest line, several times.</summary>
    private const int Tail = 4096;

    public static LedgerKeeping None { get; } = new(null, null);

    public (LedgerKeyState State, byte[]? Key) ReadKey() => ReadKey(KeyFile);

    public static (LedgerKeyState State, byte[]? Key) ReadKey(string? file)
    {
        if (string.IsNullOrEmpty(file) || !File.Exists(file)) return (LedgerKeyState.Missing, null);
        try
        {
            var key = Convert.FromHexString(File.ReadAllText(file).Trim());
            return key.Length == LedgerCheckpoint.KeyLength ? (LedgerKeyState.Present, key) : (LedgerKeyState.Unreadable, null);
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            return (LedgerKeyState.Unreadable, null);
        }
    }

    /// <summary>Makes a key for a developer's own portal. False when there is one already, or nowhere to put it.</summary>
    public bool MakeKey()
    {
        if (string.IsNullOrEmpty(KeyFile) || File.Exists(KeyFile)) return false;

        MakeFolder(KeyFile);
        // Written aside first: a host that dies here leaves no key rather than half of one.
        var aside = $"{KeyFile}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(aside, Encoding.ASCII, options)) writer.WriteLine(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(LedgerCheckpoint.KeyLength)));
        File.Move(aside, KeyFile, overwrite: false);
        return true;
    }

    /// <summary>The checkpoints in the order in which they were written. A line that a power cut tore is left out.</summary>
    public IEnumerable<LedgerCheckpoint> ReadCheckpoints()
    {
        if (string.IsNullOrEmpty(CheckpointFile) || !File.Exists(CheckpointFile)) return [];

        var checkpoints = new List<LedgerCheckpoint>();
        using var file = OpenShared(CheckpointFile);
        var lines = new LedgerLines(file);
        while (lines.Next(out var line))
            if (LedgerLineReader.TryReadCheckpoint(line) is { } read) checkpoints.Add(read);
        return checkpoints;
    }

    public LedgerCheckpoint? ReadLast()
    {
        if (string.IsNullOrEmpty(CheckpointFile) || !File.Exists(CheckpointFile)) return null;

        LedgerCheckpoint? last = null;
        using var file = OpenShared(CheckpointFile);
        file.Position = Math.Max(0, file.Length - Tail);
        var lines = new LedgerLines(file);
        while (lines.Next(out var line)) last = LedgerLineReader.TryReadCheckpoint(line) ?? last;
        return last;
    }

    public void Append(LedgerCheckpoint checkpoint)
    {
        var path = CheckpointFile ?? throw new InvalidOperationException("No file for checkpoints is named.");
        MakeFolder(path);
        // A line that a power cut tore is ended first, so that it does not spoil this one.
        var begin = EndsTorn(path) ? "\n" : "";
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        file.Write(Encoding.UTF8.GetBytes($"{begin}{LedgerLine.TextOf(checkpoint)}\n"));
        file.Flush(flushToDisk: true);
    }

    private static bool EndsTorn(string path)
    {
        if (!File.Exists(path)) return false;

        using var file = OpenShared(path);
        if (file.Length == 0) return false;

        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() != '\n';
    }

    private static FileStream OpenShared(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);

    private static void MakeFolder(string file)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
    }
}
