namespace Moderation.Engine.Evaluation.Fairness;

/// <summary>
/// Words that people are named by: the fifty terms of Dixon et al. 2018 ("Measuring and mitigating unintended bias in
/// text classification"), with a few that comments on news name often, each with its plural.
/// </summary>
internal static class IdentityWords
{
    /// <summary>Each word with the forms that count as it, in lower case, words divided by one space.</summary>
    public static IReadOnlyList<(string Word, string[] Forms)> All { get; } =
    [
        .. """
            lesbian lesbians|gay gays|bisexual bisexuals|transgender|trans|queer queers|lgbt|lgbtq|homosexual homosexuals
            straight|heterosexual heterosexuals|male males|female females|nonbinary|african africans|african_american african_americans
            black blacks|white whites|european europeans|hispanic hispanics|latino latinos|latina latinas|latinx
            mexican mexicans|canadian canadians|american americans|asian asians|indian indians|middle_eastern|chinese
            japanese|christian christians|muslim muslims|jewish|jew jews|buddhist buddhists|catholic catholics
            protestant protestants|sikh sikhs|taoist taoists|hindu hindus|atheist atheists|old|older|young|younger
            teenage teenager teenagers|millennial millennials millenial millenials|middle_aged|elderly|blind|deaf
            paralyzed|disabled|autistic|woman women|man men|immigrant immigrants|refugee refugees|arab arabs
            israeli israelis|palestinian palestinians
            """.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(
            entry => entry.Split(' ').Select(form => form.Replace('_', ' ')).ToArray()
        ).Select(forms => (forms[0], forms)),
    ];
}
