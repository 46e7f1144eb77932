using System.Text.Json;
using Moderation.Service.Intake;

namespace Moderation.Service.Review;

/// <summary>Reads what is asked of the review endpoints.</summary>
internal static class VerdictBody
{
    // A verdict with the longest note, each of its characters escaped, many times over.
    private const int Bytes = 100_000;

    // 10,000 comments with the longest ids.
    private const int BulkBytes = 16_000_000;

    /// <summary><c>{"ruling", "categories"?, "note"?, "revision", "sequence"?}</c>.</summary>
    public static Task<(Asked<(CommentRef Comment, NewVerdict Verdict)>? Asked, IResult? Problem)> ReadVerdictAsync(
        HttpContext context,
        CancellationToken cancel
    ) =>
        ReadAsync(
            context.Request,
            Bytes,
            fields =>
            {
                var comment = Comment(context, fields);
                return (Verdict(fields, out var refusals) is { } verdict ? (comment, verdict) : default, refusals);
            },
            cancel
        );

    /// <summary><c>{"revision", "sequence"?}</c>.</summary>
    /// <param name="context">The request.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="behind">How many segments of its path stand behind the ids.</param>
    public static Task<(Asked<CommentRef>? Asked, IResult? Problem)> ReadCommentAsync(
        HttpContext context,
        CancellationToken cancel,
        int behind = 1
    ) => ReadAsync<CommentRef>(context.Request, Bytes, fields => (Comment(context, fields, behind), []), cancel);

    /// <summary><c>{"items": [{"siteId"?, "commentId", "revision", "sequence"?}]}</c>.</summary>
    public static Task<(Asked<IReadOnlyList<CommentRef>>? Asked, IResult? Problem)> ReadCommentsAsync(
        HttpRequest request,
        CancellationToken cancel
    ) =>
        ReadAsync<IReadOnlyList<CommentRef>>(
            request,
            BulkBytes,
            fields => ([.. fields.Each("items", Verdicts.Most).Select(Item)], []),
            cancel
        );

    /// <summary><c>{"revision", "note"?}</c>.</summary>
    public static Task<(Asked<(CommentRef Comment, string? Note)>? Asked, IResult? Problem)> ReadEscalationAsync(
        HttpContext context,
        CancellationToken cancel
    ) =>
        ReadAsync(
            context.Request,
            Bytes,
            fields =>
            {
                var note = Note(fields);
                var refusals = new Dictionary<string, string>();
                if (NewVerdict.NoteRefusal(note) is { } refusal)
                {
                    refusals["note"] = refusal;
                }

                return ((Comment(context, fields), note), refusals);
            },
            cancel
        );

    /// <summary>
    /// <c>{"items"?: [{"siteId"?, "commentId", "revision"}], "waves"?: [{"siteId"?, "key"}], "filter"?, "seen"?,
    /// "ruling", "categories"?, "note"?, "key"?}</c>; the list of what is under review has <c>seen</c>, and the key is any name of 1 to 256 characters that its sender gives the request.
    /// </summary>
    public static Task<(
        Asked<(BulkChoice Choice, NewVerdict Verdict, string? Key)>? Asked,
        IResult? Problem
    )> ReadBulkAsync(HttpRequest request, CancellationToken cancel) =>
        ReadAsync(
            request,
            BulkBytes,
            fields =>
            {
                var choice = new BulkChoice(
                    [.. fields.Each("items", Bulks.Most).Select(item => Item(item) with { Sequence = null })],
                    [
                        .. fields
                            .Each("waves", Bulks.Most)
                            .Select(wave => (wave.Id("siteId", absent: "default"), wave.Id("key"))),
                    ],
                    fields.Short("filter", int.MaxValue),
                    fields.Place("seen")
                );
                var key = fields.Id("key", absent: "") is { Length: > 0 } name ? name : null;
                return (Verdict(fields, out var refusals) is { } verdict ? (choice, verdict, key) : default, refusals);
            },
            cancel
        );

    private static CommentRef Comment(HttpContext context, MessageFields fields, int behind = 1)
    {
        var (siteId, commentId) = RouteIds.Of(context, behind);
        return new CommentRef(siteId, commentId, fields.Count("revision"), fields.Count("sequence", absent: null));
    }

    private static CommentRef Item(MessageFields item) =>
        new(
            item.Id("siteId", absent: "default"),
            item.Id("commentId"),
            item.Count("revision"),
            item.Count("sequence", absent: null)
        );

    private static NewVerdict? Verdict(MessageFields fields, out Dictionary<string, string> refusals)
    {
        var ruling = VerdictStore.Ruling(fields.RequiredWord("ruling", "approve", "reject"));
        return NewVerdict.Make(ruling, fields.Words("categories"), Note(fields), out refusals);
    }

    // Not cut: a note that is too long is refused.
    private static string? Note(MessageFields fields) => fields.Short("note", int.MaxValue);

    private static async Task<(Asked<T>? Asked, IResult? Problem)> ReadAsync<T>(
        HttpRequest request,
        int limit,
        Func<MessageFields, (T Value, Dictionary<string, string> Refusals)> read,
        CancellationToken cancel
    )
    {
        var (document, problem) = await RequestBody.ReadAsync(request, limit, "send less at once", cancel);
        if (document is null)
        {
            return (null, problem);
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return (null, Refuse("body", "It is not a JSON object: write {…}."));
            }

            try
            {
                var (value, refusals) = read(new MessageFields(document.RootElement));
                return refusals.Count == 0
                    ? (new Asked<T>(value), null)
                    : (null, TypedResults.ValidationProblem(refusals.ToDictionary(r => r.Key, r => new[] { r.Value })));
            }
            catch (FaultyField e)
            {
                return (null, Refuse(e.Fault.Field, e.Fault.Explanation));
            }
        }
    }

    private static IResult Refuse(string field, string explanation) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { [field] = [explanation] });
}
