using System.Text;

namespace ConvergencePortal.Tests.Windows;

/// <summary>A calendar file that never ends: whoever wants the whole of it first never answers.</summary>
internal sealed class EndlessCalendar : Stream
{
    private readonly byte[] _entry = Encoding.UTF8.GetBytes("BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Window\r\nDTSTART:20260706T200000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\n");
    private long _position;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        for (var i = 0; i < count; i++) buffer[offset + i] = _entry[_position++ % _entry.Length];
        return count;
    }

    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
