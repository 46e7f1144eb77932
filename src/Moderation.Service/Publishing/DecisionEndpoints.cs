using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Moderation.Service.Operations;
using Moderation.Service.Security;

namespace Moderation.Service.Publishing;

/// <summary><c>GET /api/decisions</c>, for whoever missed events or speaks no AMQP.</summary>
internal static class DecisionEndpoints
{
    private const int MaxLimit = 1_000;

    public static void MapPublishing(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/decisions", ListAsync).Needs(Rights.Read);

    /// <summary>
    /// Decisions and verdicts in the order in which they became visible:
    /// <c>{"decisions": […], "next": cursor, "more": bool}</c>. Ask again with <c>after=next</c>.
    /// </summary>
    private static async Task<Results<FileContentHttpResult, ValidationProblem>> ListAsync(
        HttpRequest request,
        Actor by,
        DecisionStore store,
        CancellationToken cancel
    )
    {
        // Read here and not by the framework, whose refusal would not say which of them is meant.
        var errors = QueryParameters.RefuseUnknown(request, "after", "limit");
        if (!TryRead(request, "after", 0, long.MaxValue, absent: 0, out var after))
        {
            errors["after"] = ["Give 0, or the 'next' of an earlier answer."];
        }

        if (!TryRead(request, "limit", 1, MaxLimit, absent: 100, out var limit))
        {
            errors["limit"] = [$"Give a whole number from 1 to {MaxLimit}."];
        }

        if (errors.Count > 0)
        {
            return TypedResults.ValidationProblem(errors);
        }

        var page = await store.AfterAsync(after, (int)limit, cancel);
        return TypedResults.Bytes(
            // Those of other sites are passed over, so that a page may hold fewer and there may be more all the same.
            Write(
                [.. page.Where(decision => by.May(Rights.Read, decision.SiteId))],
                page.Count == 0 ? after : page[^1].Cursor,
                page.Count == limit
            ),
            "application/json"
        );
    }

    private static bool TryRead(HttpRequest request, string name, long least, long most, long absent, out long value)
    {
        value = absent;
        return !request.Query.TryGetValue(name, out var text)
            || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value)
                && value >= least
                && value <= most;
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
