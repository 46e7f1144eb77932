using Moderation.Service.Operations;
using Moderation.Service.Security;

namespace Moderation.Service.Dashboard.Parts;

/// <summary>Which texts are closed, or blurred, until somebody asks for them: each person says whether for them.</summary>
internal sealed class Care(Accounts accounts, RoomAnswers rooms)
{
    /// <summary>The toxicity score from which a text is severe, 0 to 1.</summary>
    public const double Severe = 0.9;

    /// <summary>Whether severe texts are closed for whoever looks at a page; they are where that cannot be known.</summary>
    public async Task<bool> IsForAsync(HttpContext http)
    {
        var (account, _) = await rooms.AskAsync(() => accounts.OwnAsync(Callers.Of(http.User), http.RequestAborted));
        return account?.Blur ?? true;
    }
}
