using System.Text;

namespace Moderation.Tests.Flows;

/// <summary>Messages that cannot be told to be about any comment.</summary>
public static class UnidentifiableMessages
{
    private static readonly Dictionary<string, (byte[] Body, string Reason)> Messages = new()
    {
        ["empty"] = ([], "not-json"),
        ["not JSON"] = (Utf8("{not json"), "not-json"),
        ["binary"] = ([0xFF, 0xFE, 0x00, 0x01], "not-json"),
        ["an array"] = (Utf8("[]"), "wrong-type"),
        ["a number"] = (Utf8("7"), "wrong-type"),
        ["null"] = (Utf8("null"), "wrong-type"),
        ["no id"] = (Utf8("""{"text":"x"}"""), "bad-field"),
        ["null id"] = (Utf8("""{"commentId":null,"text":"x"}"""), "bad-field"),
        ["empty id"] = (Utf8("""{"commentId":"","text":"x"}"""), "bad-field"),
        ["no text"] = (Utf8("""{"commentId":"x"}"""), "bad-field"),
        ["a number as id"] = (Utf8("""{"commentId":5,"text":"x"}"""), "bad-field"),
        ["a number as text"] = (Utf8("""{"commentId":"x","text":5}"""), "bad-field"),
        ["text as author"] = (Utf8("""{"commentId":"x","text":"x","author":"me"}"""), "bad-field"),
        ["revision 0"] = (Utf8("""{"commentId":"x","text":"x","revision":0}"""), "bad-field"),
        ["revision 1.5"] = (Utf8("""{"commentId":"x","text":"x","revision":1.5}"""), "bad-field"),
        ["a huge revision"] = (Utf8("""{"commentId":"x","text":"x","revision":99999999999}"""), "bad-field"),
        ["a huge id"] = (Utf8($$"""{"commentId":"{{new string('x', 10_000)}}","text":"x"}"""), "bad-field"),
        ["a blank id"] = (Utf8("""{"commentId":" ","text":"x"}"""), "bad-field"),
        ["two ids"] = (Utf8("""{"commentId":"x","text":"x","commentId":"y"}"""), "bad-field"),
        ["NUL in the id"] = (Utf8("""{"commentId":"a\u0000b","text":"x"}"""), "bad-field"),
        ["half a letter in the id"] = (Utf8("""{"commentId":"a\ud800b","text":"x"}"""), "bad-field"),
        ["half a letter in the id's name"] = (Utf8("""{"commentId\ud800":"x","text":"x"}"""), "bad-field"),
        ["half a letter as the only name"] = (Utf8("""{"\ud800":{"\ud800":"x"}}"""), "bad-field"),
        ["half a letter as the type"] = (
            Utf8("""{"messageType":["\ud800"],"message":{"commentId":"x","text":"x"}}"""),
            "wrong-type"
        ),
        ["an envelope of an array"] = (
            Utf8("""{"messageType":["urn:message:B:CommentSubmitted"],"message":[]}"""),
            "wrong-type"
        ),
        ["over 1 MB"] = (Utf8($$"""{"commentId":"x","text":"{{new string('x', 1_000_001)}}"}"""), "too-large"),
        ["another type"] = (
            Utf8("""{"messageType":["urn:message:Blog:ArticlePublished"],"message":{"commentId":"x","text":"x"}}"""),
            "wrong-type"
        ),
    };

    public static TheoryData<string> All => [.. Messages.Keys];

    public static (byte[] Body, string Reason) Get(string name) => Messages[name];

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
