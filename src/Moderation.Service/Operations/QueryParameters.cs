namespace Moderation.Service.Operations;

/// <summary>The part of an address after the question mark.</summary>
internal static class QueryParameters
{
    /// <summary>
    /// A slip in a name must not pass for a parameter that is absent: what it was to limit would not be limited.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="known">The names that mean something here.</param>
    /// <returns>What to say of each name that means nothing, by name.</returns>
    public static Dictionary<string, string[]> RefuseUnknown(HttpRequest request, params string[] known) =>
        request
            .Query.Keys.Except(known, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                name => name,
                _ => new[] { $"There is no such parameter: give {string.Join(" or ", known)}, or none." }
            );
}
