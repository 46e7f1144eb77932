using System.Text.Json;
using Moderation.Engine.Deciding;

namespace Moderation.Service.Intake;

/// <summary>
/// Reads the fields of one message, and gathers what had to be changed. A field that makes the message impossible to
/// identify throws <see cref="FaultyField"/>.
/// </summary>
internal sealed class MessageFields
{
    private const string AString = "a string: write it in double quotes";

    private readonly Dictionary<string, JsonElement> _fields = [];
    private readonly HashSet<string> _repeated = [];
    private readonly List<Reason> _signals = [];
    private readonly string _prefix;

    /// <summary>The fields of an object.</summary>
    /// <param name="message">An element of kind Object; of two properties with one name the last counts, and that is noted.</param>
    /// <param name="prefix">Stands before the names in what is said about them.</param>
    public MessageFields(JsonElement message, string prefix = "")
    {
        _prefix = prefix;
        var broken = false;
        foreach (var property in message.EnumerateObject())
        {
            var (name, replaced) = LenientText.Name(property);
            broken |= replaced;
            if (!_fields.TryAdd(name, property.Value))
            {
                _repeated.Add(name);
                _fields[name] = property.Value;
            }
        }

        if (_repeated.Count > 0)
        {
            // Whoever reads the first one would show what nobody has looked at.
            _signals.Add(new Reason(ReasonCodes.Malformed, "A field stands in it twice; the last one is shown."));
        }

        if (broken)
        {
            _signals.Add(new Reason(ReasonCodes.Malformed, "A field's name held characters that cannot be shown."));
        }
    }

    /// <summary>What had to be changed so far.</summary>
    public IReadOnlyList<Reason> Signals => _signals;

    /// <summary>The message within the envelope that MassTransit puts around it, or these fields where there is none.</summary>
    /// <param name="messageType">The name of the message that it should hold.</param>
    public MessageFields Unwrap(string messageType)
    {
        // The envelope is known by its message and its list of types: urn:message:Namespace:Name.
        if (
            !_fields.TryGetValue("messageType", out var types)
            || types.ValueKind != JsonValueKind.Array
            || !_fields.TryGetValue("message", out var message)
        )
        {
            return this;
        }

        if (!types.EnumerateArray().Any(type => Names(type, messageType)))
        {
            throw new FaultyField(
                new MessageFault("wrong-type", "messageType", $"The envelope holds another message than {messageType}.")
            );
        }

        if (message.ValueKind != JsonValueKind.Object)
        {
            throw new FaultyField(MessageFault.NotAnObject);
        }

        var within = new MessageFields(message, _prefix);
        within.Include(this);
        return within;
    }

    /// <summary>Takes over what had to be changed within a part of the message.</summary>
    public void Include(MessageFields? part) => _signals.AddRange(part?.Signals ?? []);

    /// <summary>A required id of the blog's own, as <see cref="IdRules"/> have it.</summary>
    public string Id(string name, string? absent = null)
    {
        Once(name);
        if (Find(name, JsonValueKind.String, AString) is not { } element)
        {
            return absent ?? throw Fault(name, "is missing: give the blog's own id of it, 1 to 256 characters");
        }

        var (text, replaced) = LenientText.Read(element);
        return IdRules.Refusal(text, replaced) is { } refusal ? throw Fault(name, refusal) : text;
    }

    /// <summary>A required text of any length.</summary>
    public string Text(string name)
    {
        var element =
            Find(name, JsonValueKind.String, AString)
            ?? throw Fault(name, "is missing: give what the reader wrote, an empty string if nothing");
        return Clean(name, element);
    }

    /// <summary>An optional short string, cut where it is too long.</summary>
    public string? Short(string name, int longest = Limits.Field)
    {
        if (Find(name, JsonValueKind.String, AString) is not { } element)
        {
            return null;
        }

        var text = Clean(name, element);
        if (text.Length <= longest)
        {
            return text;
        }

        Signal(name, $"was {text.Length} characters long and is cut to {longest}");
        var end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return text[..end];
    }

    /// <summary>An optional word, one of some.</summary>
    public string? Word(string name, params IReadOnlyList<string> words)
    {
        if (Find(name, JsonValueKind.String, AString) is not { } element)
        {
            return null;
        }

        var word = LenientText.Read(element).Text;
        return words.Contains(word) ? word : throw Fault(name, $"is none of {string.Join(", ", words)}");
    }

    /// <summary>A required word, one of some.</summary>
    public string RequiredWord(string name, params IReadOnlyList<string> words) =>
        Word(name, words) ?? throw Fault(name, $"is missing: give one of {string.Join(", ", words)}");

    /// <summary>A required whole number of at least 1.</summary>
    public int Count(string name) => Count(name, absent: null) ?? throw Fault(name, "is missing: give a whole number");

    /// <summary>A whole number of at least 1, or the value for absence.</summary>
    public int? Count(string name, int? absent) => (int?)Whole(name, 1, int.MaxValue) ?? absent;

    /// <summary>A place in the order of decisions, 0 for before the first; null where none is given.</summary>
    public long? Place(string name) => Whole(name, 0, long.MaxValue);

    private long? Whole(string name, long least, long most)
    {
        Once(name);
        if (Find(name, JsonValueKind.Number, "a number: write it without quotes, such as 1") is not { } element)
        {
            return null;
        }

        // Some languages write whole numbers as 1.0.
        return
            element.TryGetDecimal(out var value) && value >= least && value <= most && value == decimal.Truncate(value)
            ? (long)value
            : throw Fault(name, $"is not a whole number from {least} to {most}");
    }

    /// <summary>An optional time; one that cannot be is left out and noted.</summary>
    public DateTimeOffset? Time(string name, DateTimeOffset now)
    {
        if (Find(name, JsonValueKind.String, AString) is not { } element)
        {
            return null;
        }

        if (
            !LenientText.Read(element).Replaced
            && element.TryGetDateTimeOffset(out var time)
            && time > new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero)
            && time < now.AddDays(1)
        )
        {
            return time.ToUniversalTime();
        }

        Signal(name, "is no time between 1990 and tomorrow in ISO 8601 and is left out");
        return null;
    }

    /// <summary>The fields of an object within the message, or null where it is absent.</summary>
    public MessageFields? Within(string name) =>
        Find(name, JsonValueKind.Object, "an object: write {…}, or leave it out") is { } element
            ? new MessageFields(element, $"{_prefix}{name}.")
            : null;

    /// <summary>An optional list of strings; empty where it is absent.</summary>
    public IReadOnlyList<string> Words(string name) =>
        Find(name, JsonValueKind.Array, "a list of strings: write [\"…\"], or leave it out") is not { } list ? []
        : list.EnumerateArray().All(word => word.ValueKind == JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(word => LenientText.Read(word).Text)]
        : throw Fault(name, "holds something else than strings: write each in double quotes");

    /// <summary>The fields of each object in a list; none where it is absent.</summary>
    /// <param name="name">The list.</param>
    /// <param name="most">It is refused where it has more.</param>
    public IReadOnlyList<MessageFields> Each(string name, int most)
    {
        if (Find(name, JsonValueKind.Array, "a list of objects: write [{…}], or leave it out") is not { } list)
        {
            return [];
        }

        // The count first: there may be millions.
        if (list.GetArrayLength() > most)
        {
            throw Fault(name, $"holds {list.GetArrayLength()}: give at most {most}");
        }

        var index = list.EnumerateArray().ToList().FindIndex(item => item.ValueKind != JsonValueKind.Object);
        return index < 0
            ? [.. list.EnumerateArray().Select((item, i) => new MessageFields(item, $"{_prefix}{name}[{i}]."))]
            : throw Fault($"{name}[{index}]", "is not an object: write {…}");
    }

    private JsonElement? Find(string name, JsonValueKind kind, string wanted)
    {
        if (!_fields.TryGetValue(name, out var element) || element.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return element.ValueKind == kind ? element : throw Fault(name, $"is not {wanted}");
    }

    // Two of them would be two comments.
    private void Once(string name)
    {
        if (_repeated.Contains(name))
        {
            throw Fault(name, "stands in it twice: give it once");
        }
    }

    private static bool Names(JsonElement type, string messageType) =>
        type.ValueKind == JsonValueKind.String
        && LenientText.Read(type).Text.EndsWith(":" + messageType, StringComparison.Ordinal);

    private string Clean(string name, JsonElement element)
    {
        var (text, replaced) = LenientText.Read(element);
        if (replaced)
        {
            Signal(name, "held characters that cannot be shown; they are replaced");
        }

        return text;
    }

    private void Signal(string name, string what) =>
        _signals.Add(new Reason(ReasonCodes.Malformed, $"The field {_prefix}{name} {what}."));

    private FaultyField Fault(string name, string what) =>
        new(new MessageFault("bad-field", _prefix + name, $"{_prefix}{name} {what}."));
}
