namespace Moderation.Engine.Training;

/// <summary>How spam is learned.</summary>
internal static class SpamRecipe
{
    public static Recipe Value { get; } =
        new()
        {
            Fits =
            [
                new FitRecipe
                {
                    L2 = 0.017f,
                    RatioPower = 0.5,
                    RatioPowerOfGrams = 0.5,
                    Pairs = 0.7f,
                    Skips = 0.5f,
                    Spellings = 0.5f,
                    Origin = 1,
                    Signals = 0.2f,
                    AuthorSignals = 0.125f,
                },
            ],
            CalibrationSources = new Dictionary<string, double>
            {
                ["blogspam"] = 1,
                ["blogham"] = 1,
                ["blogham-stack"] = 1,
                ["formspam"] = 1,
            },
            NaturalRate = 0.1,
            ReviewShare = 0.003,
            SourceWeights = new Dictionary<string, double>
            {
                ["blogham"] = 1.5,
                ["blogspam"] = 1.5,
                ["sms"] = 0.3,
                ["spamassassin"] = 0.2,
                ["youtube"] = 4.5,
                [SyntheticRows.Source] = 1,
            },
        };
}
