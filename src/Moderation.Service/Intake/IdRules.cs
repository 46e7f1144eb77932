namespace Moderation.Service.Intake;

/// <summary>What an id of the blog's own may be: 1 to 256 characters that an address can hold.</summary>
internal static class IdRules
{
    /// <summary>What is wrong with an id and what would be right, to follow "It"; null where nothing is.</summary>
    /// <param name="id">The id.</param>
    /// <param name="wasBroken">Whether some of its characters had to be replaced to read it.</param>
    public static string? Refusal(string id, bool wasBroken = false) =>
        id.Length is 0 or > Limits.Id ? $"has {id.Length} characters: give 1 to {Limits.Id}"
        : string.IsNullOrWhiteSpace(id) ? "is blank: give the blog's own id of it"
        // A step in a path: no address could name it, however it is escaped.
        : id is "." or ".." ? "is '.' or '..': give an id that can stand in an address"
        : wasBroken || id.Any(char.IsControl) ? "holds control characters or broken letters: give an id without them"
        : null;

    /// <summary>What is wrong with the ids of a path, by the field's name.</summary>
    public static Dictionary<string, string[]> Refusals(string siteId, string commentId)
    {
        var refusals = new Dictionary<string, string[]>();
        foreach (var (name, id) in new[] { ("siteId", siteId), ("commentId", commentId) })
        {
            if (Refusal(id) is { } refusal)
            {
                refusals[name] = [$"It {refusal}."];
            }
        }

        return refusals;
    }
}
