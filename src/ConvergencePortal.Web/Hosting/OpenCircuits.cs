namespace ConvergencePortal.Web.Hosting;

/// <summary>How many pages each person has open on this node, and how many connections to it.</summary>
public sealed class OpenCircuits
{
    private readonly Tally _pages = new();
    private readonly Tally _connections = new();

    public int PagesOf(int person) => _pages.Of(person);

    /// <summary>False when there are as many already; then nothing is counted.</summary>
    public bool TryOpen(int person, int most) => _pages.TryAdd(person, most);

    public void Close(int person) => _pages.Remove(person);

    public bool TryConnect(int person, int most) => _connections.TryAdd(person, most);

    public void Disconnect(int person) => _connections.Remove(person);

    /// <summary>Keeps nobody who has none.</summary>
    private sealed class Tally
    {
        private readonly Dictionary<int, int> _counts = [];

        public int Of(int person)
        {
            lock (_counts) return _counts.GetValueOrDefault(person);
        }

        public bool TryAdd(int person, int most)
        {
            lock (_counts)
            {
                var count = _counts.GetValueOrDefault(person);
                if (count >= most) return false;
                _counts[person] = count + 1;
                return true;
            }
        }

        public void Remove(int person)
        {
            lock (_counts)
            {
                if (_counts.GetValueOrDefault(person) is > 1 and var count) _counts[person] = count - 1;
                else _counts.Remove(person);
            }
        }
    }
}
