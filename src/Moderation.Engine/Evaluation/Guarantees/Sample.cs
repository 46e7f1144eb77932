namespace Moderation.Engine.Evaluation.Guarantees;

/// <summary>Labelled comments by the policies that approve them.</summary>
internal sealed class Sample
{
    private readonly int[] _bad;
    private readonly int[] _good;

    /// <param name="rows">Each with the strictest policy that approves it.</param>
    /// <param name="policies">How many policies there are.</param>
    public Sample(IReadOnlyList<(int First, JudgedComment Comment)> rows, int policies)
    {
        Rows = rows;
        Policies = policies;
        _bad = Running(rows.Where(row => row.Comment.IsBad), policies);
        _good = Running(rows.Where(row => !row.Comment.IsBad), policies);
    }

    public IReadOnlyList<(int First, JudgedComment Comment)> Rows { get; }

    public int Policies { get; }

    /// <summary>How many bad comments there are.</summary>
    public int Bad => _bad[^1];

    /// <summary>How many good comments there are.</summary>
    public int Good => _good[^1];

    /// <summary>How many bad comments a policy approves.</summary>
    public int ApprovedBad(int policy) => _bad[policy];

    /// <summary>How many good comments a policy approves.</summary>
    public int ApprovedGood(int policy) => _good[policy];

    private static int[] Running(IEnumerable<(int First, JudgedComment Comment)> rows, int policies)
    {
        var counts = new int[policies + 1];
        foreach (var (first, _) in rows)
        {
            counts[first]++;
        }

        for (var policy = 1; policy <= policies; policy++)
        {
            counts[policy] += counts[policy - 1];
        }

        return counts;
    }
}
