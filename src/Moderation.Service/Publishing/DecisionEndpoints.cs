using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Moderation.Service.Publishing;

/// <summary><c>GET /api/decisions</c>, for whoever missed events or speaks no AMQP.</summary>
internal static class DecisionEndpoints
{
    private const int MaxLimit = 1_000;

    public static void MapPublishing(this IEndpointRouteBuilder routes) => routes.MapGet("/api/decisions", ListAsync);

    /// <summary>
    /// Decisions and verdicts in the order in which they became visible:
    /// <c>{"decisions": […], "next": cursor, "more": bool}</c>. Ask again with <c>after=next</c>.
    /// </summary>
    private static async Task<Results<FileContentHttpResult, ValidationProblem>> ListAsync(
        DecisionStore store,
        CancellationToken cancel,
        long after = 0,
        int limit = 100
    )
    {
        if (after < 0 || limit is < 1 or > MaxLimit)
        {
            return TypedResults.ValidationProblem(
                new Dictionary<string, string[]>
                {
                    [after < 0 ? "after" : "limit"] =
                    [
                        after < 0 ? "Give 0, or the 'next' of an earlier answer." : $"Give 1 to {MaxLimit}.",
                    ],
                }
            );
        }

        var page = await store.AfterAsync(after, limit, cancel);
        return TypedResults.Bytes(
            Write(page, page.Count == 0 ? after : page[^1].Cursor, page.Count == limit),
            "application/json"
        );
    }

    // The stored bytes go out as they are: what is caught up is what was published.
    private static byte[] Write(IReadOnlyList<StoredDecision> page, long next, bool more)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("decisions");
            foreach (var decision in page)
            {
                json.WriteRawValue(decision.Body, skipInputValidation: true);
            }

            json.WriteEndArray();
            json.WriteNumber("next", next);
            json.WriteBoolean("more", more);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
