using System.Text;

namespace Moderation.Tests.Flows;

/// <summary>Comments that can be identified, and hold what hardly anything can hold.</summary>
public static class HostileComments
{
    private static readonly Dictionary<string, (Func<string, byte[]> Body, string Reason)> Comments = new()
    {
        ["a lone high surrogate"] = (Json("""{"commentId":"ID","text":"a \ud83d b"}"""), "malformed"),
        ["a lone low surrogate"] = (Json("""{"commentId":"ID","text":"a \ude00 b"}"""), "malformed"),
        ["NUL"] = (Json("""{"commentId":"ID","text":"a \u0000 b"}"""), "malformed"),
        ["NUL in the author"] = (Json("""{"commentId":"ID","text":"a","author":{"name":"\u0000"}}"""), "malformed"),
        ["bytes that are not UTF-8"] = (
            id => [.. Encoding.UTF8.GetBytes($$"""{"commentId":"{{id}}","text":"caf"""), 0xE9, .. "\"}"u8],
            "malformed"
        ),
        ["year 9999"] = (Json("""{"commentId":"ID","text":"a","submittedAt":"9999-12-31T23:59:59Z"}"""), "malformed"),
        ["no date"] = (Json("""{"commentId":"ID","text":"a","submittedAt":"yesterday"}"""), "malformed"),
        ["half letters as a date"] = (
            Json("""{"commentId":"ID","text":"a","submittedAt":"\ud800\ud800"}"""),
            "malformed"
        ),
        ["half a letter as a name"] = (Json("""{"\ud800":1,"commentId":"ID","text":"a"}"""), "malformed"),
        ["a byte that is not UTF-8 in a name"] = (
            id => [.. Encoding.UTF8.GetBytes($$"""{"commentId":"{{id}}","text":"a","n"""), 0xFF, .. "me\":1}"u8],
            "malformed"
        ),
        ["a byte that is not UTF-8 beside an escape in a name"] = (
            id => [.. Encoding.UTF8.GetBytes($$"""{"commentId":"{{id}}","text":"a","\u006e"""), 0xFF, .. "me\":1}"u8],
            "malformed"
        ),
        ["half a letter as a name in the author"] = (
            Json("""{"commentId":"ID","text":"a","author":{"name":"x","\udc00":1}}"""),
            "malformed"
        ),
        ["half a letter as a name in the envelope"] = (
            Json(
                """{"messageType":["urn:message:B:CommentSubmitted"],"message":{"commentId":"ID","text":"a"},"\ud800":1}"""
            ),
            "malformed"
        ),
        ["a huge link"] = (
            Json($$$"""{"commentId":"ID","text":"a","permalink":"{{{new string('x', 9_000)}}}"}"""),
            "malformed"
        ),
        ["two texts"] = (Json("""{"commentId":"ID","text":"a vile remark","text":"a fair remark"}"""), "malformed"),
        ["two names of the author"] = (
            Json("""{"commentId":"ID","text":"a","author":{"name":"x","name":"y"}}"""),
            "malformed"
        ),
        ["an endless name of the author"] = (
            Json($$$"""{"commentId":"ID","text":"a","author":{"name":"{{{new string('x', 1_500)}}}"}}"""),
            "malformed"
        ),
        ["100,000 characters"] = (Json($$"""{"commentId":"ID","text":"{{new string('x', 100_000)}}"}"""), "too-long"),
        ["only combining marks"] = (Json($$"""{"commentId":"ID","text":"{{new string('\u0301', 500)}}"}"""), "empty"),
        ["nothing visible"] = (Json("""{"commentId":"ID","text":" \u200b\u2060 "}"""), "empty"),
        ["nothing"] = (Json("""{"commentId":"ID","text":""}"""), "empty"),
    };

    public static TheoryData<string> All => [.. Comments.Keys];

    public static (Func<string, byte[]> Body, string Reason) Get(string name) => Comments[name];

    /// <summary>True when every surrogate has its other half.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    private static Func<string, byte[]> Json(string body) =>
        id => Encoding.UTF8.GetBytes(body.Replace("ID", id, StringComparison.Ordinal));
}
