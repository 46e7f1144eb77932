namespace Moderation.Service.Security;

/// <summary>What came of a name and a password.</summary>
internal abstract record SignInAnswer
{
    private SignInAnswer() { }

    /// <summary>They are right.</summary>
    internal sealed record Welcome(Account Account) : SignInAnswer;

    /// <summary>They are right, and the account is disabled.</summary>
    internal sealed record Disabled : SignInAnswer;

    /// <summary>They are wrong, or the account is locked, or there is none: which of these, nobody is told.</summary>
    internal sealed record Wrong : SignInAnswer;
}
