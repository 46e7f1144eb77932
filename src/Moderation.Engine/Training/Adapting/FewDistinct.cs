namespace Moderation.Engine.Training.Adapting;

/// <summary>Counts different numbers up to three: many words have one each, and few need more.</summary>
internal struct FewDistinct
{
    public const int Most = 3;

    private uint _first;
    private uint _second;

    /// <summary>How many there were, 3 for more.</summary>
    public int Count { get; private set; }

    public void Add(uint number)
    {
        if (Count == Most || (Count > 0 && number == _first) || (Count > 1 && number == _second))
        {
            return;
        }

        (_first, _second) = Count == 0 ? (number, 0) : (_first, Count == 1 ? number : _second);
        Count++;
    }
}
