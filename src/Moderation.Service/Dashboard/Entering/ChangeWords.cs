using Moderation.Service.Security;

namespace Moderation.Service.Dashboard.Entering;

/// <summary>Says why an account was not made or changed, and what to do.</summary>
internal static class ChangeWords
{
    /// <summary>The words for an outcome.</summary>
    /// <param name="change">The outcome.</param>
    /// <param name="name">The name that was wished for.</param>
    public static string Of(AccountChange change, string name = "") =>
        change switch
        {
            AccountChange.Done => "Done.",
            AccountChange.LinkIsOver => "The link was used or is too old. Ask an admin for a new one.",
            AccountChange.NameIsTaken => "Somebody has this name. Choose another.",
            AccountChange.SubjectIsTaken =>
                "Another account is linked to you at the provider already. Sign in to that one.",
            AccountChange.BadName => PersonName.Mistake(name) ?? "Choose another name.",
            AccountChange.BadPassword =>
                $"Give a password of {Accounts.ShortestPassword} to {Accounts.LongestPassword} characters.",
            AccountChange.WrongPassword =>
                "The present password is another one, or was wrong five times: then wait five minutes.",
            AccountChange.LastAdmin => "This is the only admin: make somebody else one first.",
            _ => "There is no such account: reload the page.",
        };
}
