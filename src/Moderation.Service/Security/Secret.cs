using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Moderation.Service.Security;

/// <summary>Random secrets that are shown once and stored as hashes.</summary>
internal static class Secret
{
    /// <summary>256 random bits as 43 characters of base64url (RFC 4648, section 5).</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 of the secret: it has too many bits to be guessed, so nothing slower is needed.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
