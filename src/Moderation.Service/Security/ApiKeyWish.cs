namespace Moderation.Service.Security;

/// <summary>What a new key is to be for.</summary>
/// <param name="Name">The name that others see.</param>
/// <param name="Rights">What it may do.</param>
/// <param name="Sites">On which sites; null for all.</param>
/// <param name="RequestsPerMinute">Of each replica.</param>
/// <param name="LargestRequest">Bytes.</param>
internal sealed record ApiKeyWish(
    string Name,
    Rights Rights,
    IReadOnlyList<string>? Sites = null,
    int RequestsPerMinute = ApiKeyWish.UsualRequests,
    int LargestRequest = ApiKeyWish.LargestSize
)
{
    public const int UsualRequests = 6_000;
    public const int MostRequests = 1_000_000;
    public const int LeastSize = 1_000;
    public const int LargestSize = 16_000_000;

    /// <summary>What is wrong with the wish, by field; empty where nothing is.</summary>
    public Dictionary<string, string> Mistakes()
    {
        var mistakes = new Dictionary<string, string>();
        if (PersonName.Mistake(Name) is { } mistake)
        {
            mistakes[nameof(Name)] = mistake;
        }

        if (Rights == Rights.None || (Rights & Rights.Administer) != 0)
        {
            mistakes[nameof(Rights)] = "Choose at least one right.";
        }

        if (Sites is not null && (Rights & Rights.Train) != 0)
        {
            mistakes[nameof(Sites)] =
                "A training learns from all sites: leave them empty, or make a key of its own for it.";
        }
        else if (Sites is { Count: 0 } || Sites?.Any(string.IsNullOrWhiteSpace) == true)
        {
            mistakes[nameof(Sites)] = "Name at least one site, or leave it empty for all.";
        }

        if (RequestsPerMinute is < 1 or > MostRequests)
        {
            mistakes[nameof(RequestsPerMinute)] = $"Give 1 to {MostRequests} requests a minute.";
        }

        if (LargestRequest is < LeastSize or > LargestSize)
        {
            mistakes[nameof(LargestRequest)] = $"Give {LeastSize} to {LargestSize} bytes.";
        }

        return mistakes;
    }
}
