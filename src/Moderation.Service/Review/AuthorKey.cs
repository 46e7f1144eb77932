using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Moderation.Contracts;

namespace Moderation.Service.Review;

/// <summary>Tells the comments of one author from all others of the site, by what the blog says of them.</summary>
internal static class AuthorKey
{
    private const string NamePrefix = "name:";

    // Names of readers may be longer than ids.
    private const int Longest = 1_024;

    /// <summary>
    /// The author's id, or <c>name:</c> and the name in lower case where the blog gives no id; null without either.
    /// </summary>
    public static string? Of(string? id, string? name) =>
        !string.IsNullOrWhiteSpace(id) ? id
        : !string.IsNullOrWhiteSpace(name) ? NamePrefix + name.Trim().ToLowerInvariant()
        : null;

    /// <summary>Whether it stands for a name, without an id: anybody may write under that.</summary>
    public static bool IsNameAlone(string key) => key.StartsWith(NamePrefix, StringComparison.Ordinal);

    /// <summary>Whether it can be somebody's, as far as its form goes.</summary>
    public static bool IsValid(string key) =>
        !string.IsNullOrWhiteSpace(key) && key.Length <= Longest && !key.Any(char.IsControl);

    /// <summary>The hash of a comment's author, or null without one.</summary>
    public static long? Hash(CommentSubmitted comment) =>
        Of(comment.Author?.Id, comment.Author?.Name) is { } key ? Hash(comment.SiteId, key) : null;

    /// <summary>
    /// What stands for an author of a site in the tables: eight bytes make an index that intake hardly feels. Part of a
    /// cryptographic hash, so that nobody finds a name that passes for another's.
    /// </summary>
    public static long Hash(string siteId, string key) =>
        // No id of a site holds a line break.
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{siteId}\n{key}")));
}
