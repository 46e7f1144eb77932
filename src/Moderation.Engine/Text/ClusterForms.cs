using System.Text;

namespace Moderation.Engine.Text;

/// <summary>
/// The compatibility forms (NFKC) of letters with their marks and of characters that become several. Those seen lately
/// are kept, because asking the globalization library allocates. Not safe for several threads.
/// </summary>
internal sealed class ClusterForms
{
    /// <summary>The most UTF-16 code units that are normalised as one.</summary>
    public const int Longest = 26;

    // The forms in use at a time are a few hundred; what fills this is nonsense, and nonsense is not worth keeping.
    private const int MostKept = 4_096;

    // NFKC at most multiplies by 18 (U+FDFA), and a cluster has one base at most.
    private const int LongestForm = Longest + 32;

    private readonly Dictionary<string, string> _forms = new(StringComparer.Ordinal);

    /// <summary>The form of a cluster without lone surrogates.</summary>
    public string Normalize(ReadOnlySpan<char> cluster)
    {
        var forms = _forms.GetAlternateLookup<ReadOnlySpan<char>>();
        if (forms.TryGetValue(cluster, out var form))
        {
            return form;
        }

        if (_forms.Count == MostKept)
        {
            _forms.Clear();
        }

        Span<char> normalized = stackalloc char[LongestForm];
        form = cluster.TryNormalize(normalized, out var length, NormalizationForm.FormKC)
            ? normalized[..length].ToString()
            : cluster.ToString();
        _forms.Add(cluster.ToString(), form);
        return form;
    }
}
