namespace Moderation.Engine.Evaluation.Fairness;

/// <summary>
/// Spellings and words that African-American English has and other writing hardly (after Stewart 2014 and Blodgett,
/// Green and O'Connor 2016). They find some of it, and no other English.
/// </summary>
internal static class DialectWords
{
    /// <summary>In lower case, words divided by one space.</summary>
    public static string[] All { get; } =
    [
        .. """
            finna tryna bouta boutta gon gone_be ima imma iont ion ain't aint y'all yall dat dis dem da wit wat dey
            nah bruh bruhh homie homies turnt trippin talmbout deadass holla lil bae woke_up_like cuz ova neva eva
            fasho sho iono den_a ya'll gotta_b thang thangs playa shawty finsta hella he_be she_be they_be we_be
            """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(
            word => word.Replace('_', ' ')
        ),
    ];
}
