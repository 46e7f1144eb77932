namespace Moderation.Engine.Text;

/// <summary>What a text's words and letters say about its language.</summary>
/// <param name="Latin">Letters of the Latin script.</param>
/// <param name="OtherScript">Letters of other scripts.</param>
/// <param name="Words">Words of Latin letters alone.</param>
/// <param name="Known">Those of them that the vocabulary holds.</param>
/// <param name="Foreign">Those of them that are small words of other languages, or have letters that English does not need.</param>
internal readonly record struct WordCounts(int Latin, int OtherScript, int Words, int Known, int Foreign);
