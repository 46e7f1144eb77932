using Moderation.Engine.Models;

namespace Moderation.Engine.Training.Adapting;

/// <summary>What was found to adapt a category best; <c>TRIED.md</c> has what else was tried and what it gave.</summary>
internal static class AdaptingRecipe
{
    /// <summary>Calibration and threshold rest on scores of labels that the scoring fits had not seen.</summary>
    public const int Folds = 5;

    /// <summary>With fewer labels of either kind a category keeps the root's weights: a fit would learn their accidents.</summary>
    public const int FewestOfEach = 8;

    /// <summary>So many comments are learned from at most, for time and memory: a part of each kind stands for the others.</summary>
    public const int MostRows = 50_000;

    /// <summary>
    /// By what the strength of the regularization may be multiplied, rising: the one that left-out labels speak for. Labels
    /// that contradict each other want more of it than those that agree, however many they are.
    /// </summary>
    public static IReadOnlyList<float> Strengths { get; } = [1, 4, 16];

    /// <summary>
    /// From so many rows on, the weights that the root knows are held the more, the more rows there are. A blog of its own
    /// kind then learns by its own words, and what it never speaks of is not forgotten.
    /// </summary>
    public const int FreeRows = 1_500;

    // No naive-Bayes ratio: it says what a word means, and what the labels say beside the root is something else.
    private static readonly FitRecipe Toxicity = new()
    {
        L2 = 0.1f,
        RatioPower = 0,
        RatioPowerOfGrams = 0,
        Pairs = 0.5f,
        Skips = 0.1f,
        Spellings = 0.5f,
        Signals = 0.15f,
    };

    private static readonly FitRecipe Spam = Toxicity with
    {
        L2 = 0.03f,
        Skips = 0.5f,
        Origin = 1,
        AuthorSignals = 0.125f,
    };

    /// <summary>The settings of the fit of a category's correction.</summary>
    public static FitRecipe For(Category category) => category == Category.Toxicity ? Toxicity : Spam;
}
