using Moderation.Engine.Features;

namespace Moderation.Engine.Training;

/// <summary>The settings of one fit. A category's weights are an average of several: what one misses another finds.</summary>
internal sealed record FitRecipe
{
    /// <summary>How much the fit's weights count in the average, above 0.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Strength of the L2 regularization.</summary>
    public required float L2 { get; init; }

    /// <summary>The power of the naive-Bayes ratio that scales the words and their pairs; 0 leaves them as they are.</summary>
    public required double RatioPower { get; init; }

    /// <summary>The same for the runs of characters and for the words without tricks of spelling.</summary>
    public required double RatioPowerOfGrams { get; init; }

    /// <summary>The power of a feature's rareness in its scale.</summary>
    public double RarenessPower { get; init; } = 1;

    /// <summary>A feature of fewer rows is left out.</summary>
    public int FewestRows { get; init; } = 2;

    /// <summary>Scale of the pairs of neighbouring words; that of the words is 1, and 0 leaves a block out.</summary>
    public float Pairs { get; init; }

    /// <summary>Scale of the pairs with a word between them.</summary>
    public float Skips { get; init; }

    /// <summary>Scale of the runs of characters.</summary>
    public float Grams { get; init; } = 1;

    /// <summary>Scale of the words without tricks of spelling.</summary>
    public float Spellings { get; init; }

    /// <summary>Scale of the author's name and of links.</summary>
    public float Origin { get; init; }

    /// <summary>Scale of the numbers about the text.</summary>
    public float Signals { get; init; }

    /// <summary>Scale of the numbers about the author.</summary>
    public float AuthorSignals { get; init; }

    /// <summary>
    /// While fitting, each word has a weight of its own in each source beside the common one, scaled by this, so that the
    /// common one need not say what is true of one source alone (Daumé 2007); 0 leaves them out.
    /// </summary>
    public float OfSource { get; init; }

    /// <summary>By what the weight of a source's rows is multiplied; 1 where a source is not named.</summary>
    public IReadOnlyDictionary<string, double> Sources { get; init; } = new Dictionary<string, double>();

    /// <summary>
    /// By what the weight of a row is multiplied that is known to be of a kind, such as <c>insult</c>: the largest of its
    /// kinds counts, and 1 where none is named.
    /// </summary>
    public IReadOnlyDictionary<string, double> Kinds { get; init; } = new Dictionary<string, double>();

    /// <summary>
    /// A row whose label has a smaller probability than this by fits without it counts less, as it may be wrong; 0 takes
    /// every label as it is.
    /// </summary>
    public double DoubtBelow { get; init; }

    /// <summary>The least part of its weight that such a row keeps, 0 to 1.</summary>
    public double LeastTrust { get; init; } = 0.1;

    /// <summary>The scale of a slot's block, and the power of its naive-Bayes ratio; null where it is a plain number.</summary>
    public (float Scale, double? RatioPower) ScaleOf(int slot) =>
        slot switch
        {
            _ when slot < FeatureSpace.Words.End => (1, RatioPower),
            _ when slot < FeatureSpace.Pairs.End => (Pairs, RatioPower),
            _ when slot < FeatureSpace.Skips.End => (Skips, RatioPower),
            _ when slot < FeatureSpace.Grams.End => (Grams, RatioPowerOfGrams),
            _ when slot < FeatureSpace.Spellings.End => (Spellings, RatioPowerOfGrams),
            // The ratio of names and hosts says more about who happened to be in the corpus than about advertising.
            _ when slot < FeatureSpace.Origin.End => (Origin, 0),
            _ when slot < FeatureSpace.Signals.End => (Signals, null),
            _ => (AuthorSignals, null),
        };
}
