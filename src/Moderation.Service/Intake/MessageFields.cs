using System.Text.Json;
using Moderation.Engine.Deciding;

namespace Moderation.Service.Intake;

/// <summary>
/// Reads the fields of one message, and gathers what had to be changed. A field that makes the message impossible to
/// identify throws <see cref="FaultyField"/>.
/// </summary>
internal sealed class MessageFields(JsonElement message, string prefix = "")
{
    private readonly List<Reason> _signals = [];

    /// <summary>What had to be changed so far.</summary>
    public IReadOnlyList<Reason> Signals => _signals;

    /// <summary>Takes over what had to be changed within a part of the message.</summary>
    public void Include(MessageFields? part) => _signals.AddRange(part?.Signals ?? []);

    /// <summary>A required id of the blog's own, 1 to 256 characters without control characters.</summary>
    public string Id(string name, string? absent = null)
    {
        if (Find(name, JsonValueKind.String, "a string") is not { } element)
        {
            return absent ?? throw Fault(name, "is missing: give the blog's own id of it, 1 to 256 characters");
        }

        var (text, replaced) = LenientText.Read(element);
        if (text.Length is 0 or > Limits.Id)
        {
            throw Fault(name, $"has {text.Length} characters: give 1 to {Limits.Id}");
        }

        return replaced || text.Any(char.IsControl)
            ? throw Fault(name, "holds control characters or broken letters")
            : text;
    }

    /// <summary>A required text of any length.</summary>
    public string Text(string name)
    {
        var element =
            Find(name, JsonValueKind.String, "a string")
            ?? throw Fault(name, "is missing: give what the reader wrote, an empty string if nothing");
        return Clean(name, element);
    }

    /// <summary>An optional short string, cut where it is too long.</summary>
    public string? Short(string name)
    {
        if (Find(name, JsonValueKind.String, "a string") is not { } element)
        {
            return null;
        }

        var text = Clean(name, element);
        if (text.Length <= Limits.Field)
        {
            return text;
        }

        Signal(name, $"was {text.Length} characters long and is cut to {Limits.Field}");
        var end = char.IsHighSurrogate(text[Limits.Field - 1]) ? Limits.Field - 1 : Limits.Field;
        return text[..end];
    }

    /// <summary>A whole number of at least 1, or the value for absence.</summary>
    public int? Count(string name, int? absent)
    {
        if (Find(name, JsonValueKind.Number, "a number") is not { } element)
        {
            return absent;
        }

        return element.TryGetInt32(out var value) && value >= 1
            ? value
            : throw Fault(name, $"is not a whole number from 1 to {int.MaxValue}");
    }

    /// <summary>An optional time; one that cannot be is left out and noted.</summary>
    public DateTimeOffset? Time(string name, DateTimeOffset now)
    {
        if (Find(name, JsonValueKind.String, "a string") is not { } element)
        {
            return null;
        }

        if (
            element.TryGetDateTimeOffset(out var time)
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
        Find(name, JsonValueKind.Object, "an object") is { } element
            ? new MessageFields(element, $"{prefix}{name}.")
            : null;

    private JsonElement? Find(string name, JsonValueKind kind, string wanted)
    {
        if (!message.TryGetProperty(name, out var element) || element.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return element.ValueKind == kind ? element : throw Fault(name, $"is not {wanted}");
    }

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
        _signals.Add(new Reason(ReasonCodes.Malformed, $"The field {prefix}{name} {what}."));

    private FaultyField Fault(string name, string what) =>
        new(new MessageFault("bad-field", prefix + name, $"{prefix}{name} {what}."));
}
