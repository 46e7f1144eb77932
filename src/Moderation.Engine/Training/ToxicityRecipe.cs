namespace Moderation.Engine.Training;

/// <summary>
/// How toxicity is learned. What helps one source costs another, and no single fit is good at all of them; an average of
/// four that lean to different sources is.
/// </summary>
internal static class ToxicityRecipe
{
    private static readonly FitRecipe Plain = new()
    {
        L2 = 0.12f,
        RatioPower = 0.75,
        RatioPowerOfGrams = 0.6,
        Pairs = 0.5f,
        Skips = 0.1f,
        Grams = 1.2f,
        Spellings = 0.5f,
        Signals = 0.157f,
        OfSource = 0.28f,
    };

    private static readonly FitRecipe HateSpeech = Plain with
    {
        Share = 0.374,
        RatioPower = 1,
        RarenessPower = 0.7,
        FewestRows = 4,
        OfSource = 0.4f,
        Sources = new Dictionary<string, double>
        {
            ["blogham"] = 0,
            ["blogham-stack"] = 0,
            ["civil-spans"] = 1.4,
            ["davidson"] = 1.7,
            ["hatemoji-build"] = 1.7,
            ["hatexplain"] = 2,
            ["jigsaw"] = 0.7,
            ["paradetox"] = 2,
            [SyntheticRows.Source] = 0.6,
        },
    };

    private static readonly FitRecipe NewsComments = Plain with
    {
        Share = 0.318,
        L2 = 0.25f,
        RatioPower = 1.2,
        RatioPowerOfGrams = 1,
        FewestRows = 8,
        OfSource = 0.5f,
        Kinds = new Dictionary<string, double> { ["insult"] = 2, ["threat"] = 2 },
        Sources = new Dictionary<string, double>
        {
            ["blogham"] = 0,
            ["blogham-stack"] = 0,
            ["jigsaw"] = 0.7,
        },
    };

    private static readonly FitRecipe TalkPages = Plain with
    {
        Share = 0.161,
        RatioPower = 0.5,
        RatioPowerOfGrams = 0.5,
        FewestRows = 4,
        Kinds = new Dictionary<string, double> { ["insult"] = 1.5, ["threat"] = 2 },
        Sources = new Dictionary<string, double>
        {
            ["jigsaw"] = 2.2,
            ["paradetox"] = 1.6,
            [SyntheticRows.Source] = 0,
        },
    };

    private static readonly FitRecipe OwnRows = Plain with
    {
        Share = 0.156,
        FewestRows = 4,
        DoubtBelow = 0.05,
        Kinds = new Dictionary<string, double> { [SyntheticRows.Abuse] = 1.5 },
        Sources = new Dictionary<string, double>
        {
            ["davidson"] = 0.7,
            ["hatemoji-build"] = 1.7,
            ["hatexplain"] = 2.3,
            ["paradetox"] = 1.7,
            [SyntheticRows.Source] = 3,
        },
    };

    public static Recipe Value { get; } =
        new()
        {
            Doubting = Plain,
            Fits = [HateSpeech, NewsComments, TalkPages, OwnRows],
            CalibrationSources = new Dictionary<string, double>
            {
                ["jigsaw"] = 1,
                ["blogham"] = 2,
                ["blogham-stack"] = 2,
            },
            NaturalRate = 0.1,
            ReviewShare = 0.0098,
            SourceWeights = new Dictionary<string, double>
            {
                ["blogham"] = 0.3,
                ["blogham-stack"] = 0.3,
                ["civil-spans"] = 0.28,
                ["davidson"] = 0.72,
                ["fox-news"] = 0.55,
                ["hatemoji-build"] = 0.46,
                ["hatexplain"] = 0.88,
                ["jigsaw"] = 1.15,
                ["paradetox"] = 2.5,
                [SyntheticRows.Source] = 0.5,
            },
        };
}
