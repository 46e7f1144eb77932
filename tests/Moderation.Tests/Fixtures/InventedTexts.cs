namespace Moderation.Tests.Fixtures;

/// <summary>Texts of no meaning, no two of them nearly the same.</summary>
internal static class InventedTexts
{
    private static readonly string[] Vocabulary = """
        harbour library bakery museum staircase orchard station theatre bridge market lighthouse quarry meadow kettle
        bicycle telescope orchestra lantern ladder carpet window engine garden river mountain island village kitchen
        painted measured described visited repaired photographed crossed forgot mentioned cleaned carried opened closed
        counted followed answered borrowed returned noticed planted watered covered lifted moved
        yesterday tomorrow morning evening winter summer spring autumn sunday friday lunch dinner storm
        green yellow narrow wide early late quiet small large heavy wooden silver paper northern southern
        teacher baker sailor painter doctor farmer neighbour cousin driver singer writer builder tailor gardener
        slowly quickly often seldom again together nearly almost perhaps finally
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Texts of a dozen words that begin with these, always the same ones.</summary>
    public static IEnumerable<string> With(string words, int count)
    {
#pragma warning disable CA5394 // Nothing secret: the same texts in every run are what is wanted.
        var random = new Random(words.Length);
        return Enumerable
            .Range(0, count)
            .Select(_ => $"{words} {string.Join(' ', random.GetItems(Vocabulary, 11))}")
            .ToArray();
#pragma warning restore CA5394
    }
}
