using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Moderation.Service.Storage;

/// <summary>Rows as a JSON array of arrays, the form in which SQLite takes any number of them as one parameter.</summary>
internal static class SqliteRows
{
    /// <summary>The rows; bytes are written in hexadecimal.</summary>
    public static string Json<T>(Rows<T> rows)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var item in rows.Items)
            {
                json.WriteStartArray();
                foreach (var column in rows.Columns)
                {
                    Write(json, column.Value(item));
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>SQL that reads a column from the <c>value</c> of <c>json_each</c>.</summary>
    public static string Read<T>(RowColumn<T> column, int place) =>
        column.Type == typeof(byte[]) ? $"unhex(value ->> {place})"
        // JSON has one kind of number, and 1 would be read as an integer.
        : column.Type == typeof(float) || column.Type == typeof(double) ? $"cast(value ->> {place} as real)"
        : $"value ->> {place}";

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case float number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case byte[] bytes:
                json.WriteStringValue(Convert.ToHexString(bytes));
                break;
            case DateTimeOffset instant:
                json.WriteStringValue(InstantHandler.Text(instant));
                break;
            default:
                throw new ArgumentException($"A column cannot hold {value.GetType()}.", nameof(value));
        }
    }
}
