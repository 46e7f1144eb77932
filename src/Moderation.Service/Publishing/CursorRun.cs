namespace Moderation.Service.Publishing;

/// <summary>Cursors that follow each other.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them, the same or greater.</param>
internal readonly record struct CursorRun(long First, long Last)
{
    /// <summary>How many they are.</summary>
    public long Count => Last - First + 1;

    /// <summary>The fewest runs that hold these cursors and no others, ascending.</summary>
    /// <param name="cursors">In any order; one that is named twice counts once.</param>
    public static IReadOnlyList<CursorRun> Of(IEnumerable<long> cursors)
    {
        var runs = new List<CursorRun>();
        foreach (var cursor in cursors.Order())
        {
            if (runs.Count > 0 && cursor <= runs[^1].Last + 1)
            {
                runs[^1] = runs[^1] with { Last = cursor };
            }
            else
            {
                runs.Add(new(cursor, cursor));
            }
        }

        return runs;
    }

    /// <summary>What is left of this one without some others.</summary>
    /// <param name="others">Ascending, none within another.</param>
    public IEnumerable<CursorRun> Without(IEnumerable<CursorRun> others)
    {
        var next = First;
        foreach (var other in others.Where(Touches))
        {
            if (next < other.First)
            {
                yield return new(next, other.First - 1);
            }

            next = other.Last + 1;
        }

        if (next <= Last)
        {
            yield return new(next, Last);
        }
    }

    private bool Touches(CursorRun other) => other.First <= Last && other.Last >= First;
}
