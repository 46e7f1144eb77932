using System.Text;
using Moderation.Engine.Deciding;

namespace Moderation.Service.Intake;

/// <summary>
/// The sightings of a batch as they are stored: one row a batch costs a hundredth of one row a comment, and nobody asks
/// the database for single ones. A body of another version is read as empty: it is forgotten within hours.
/// </summary>
internal static class SightingBytes
{
    private const byte Version = Fingerprint.Version;

    /// <summary>The sightings in their order.</summary>
    public static byte[] Write(IReadOnlyList<Sighting> sightings)
    {
        using var stream = new MemoryStream(64 * sightings.Count);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Version);
        writer.Write7BitEncodedInt(sightings.Count);
        foreach (var sighting in sightings)
        {
            writer.Write(sighting.SiteId);
            writer.Write(sighting.CommentId);
            writer.Write7BitEncodedInt(sighting.Revision);
            writer.Write(sighting.Author);
            writer.Write((byte)sighting.Print.Count);
            for (var place = 0; place < sighting.Print.Count; place++)
            {
                writer.Write(sighting.Print[place]);
            }
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>What <see cref="Write"/> made, in the same order.</summary>
    public static Sighting[] Read(byte[] body)
    {
        using var reader = new BinaryReader(new MemoryStream(body), Encoding.UTF8);
        if (reader.ReadByte() != Version)
        {
            return [];
        }

        var sightings = new Sighting[reader.Read7BitEncodedInt()];
        Span<long> keys = stackalloc long[Fingerprint.MostKeys];
        for (var i = 0; i < sightings.Length; i++)
        {
            var (siteId, commentId) = (reader.ReadString(), reader.ReadString());
            var (revision, author) = (reader.Read7BitEncodedInt(), reader.ReadInt64());
            var count = reader.ReadByte();
            for (var place = 0; place < count; place++)
            {
                keys[place] = reader.ReadInt64();
            }

            sightings[i] = new Sighting(siteId, commentId, revision, author, new Fingerprint(keys[..count]));
        }

        return sightings;
    }
}
