namespace Moderation.DemoBlog.Pages;

/// <summary>The comments under the article when nobody has posted yet. All of it is invented.</summary>
internal static class SeedComments
{
    public static IReadOnlyList<SeedComment> All { get; } =
    [
        new(
            "seed-1",
            null,
            "Ines Tallow",
            At(9, 12),
            "I voted for her and I still think this is wrong. You cannot sign the ceasefire as a guarantor in "
                + "spring and then stay at home in autumn because guaranteeing it turned out to be hard."
        ),
        new(
            "seed-2",
            "seed-1",
            "P. Okonjo",
            At(9, 31),
            "She signed as a witness, not as a guarantor. Those are different words in the treaty and they were "
                + "argued over for a week."
        ),
        new(
            "seed-3",
            "seed-1",
            "Ines Tallow",
            At(9, 44),
            "Fair, I looked it up and you are right about the word. I doubt that the people at the crossings care much "
                + "which one it was."
        ),
        new(
            "seed-4",
            null,
            "Hanno",
            At(10, 5),
            "My brother was at the Ostra bridge in the last mission. Nobody could tell them whether they were allowed to "
                + "stop a truck. If the mandate is as vague as that one was, then no is the honest answer."
        ),
        new(
            "seed-5",
            null,
            "Dr. Liv Marchetti",
            At(10, 48),
            "A field hospital is not nothing. Eighty beds, working from the third week, saved more lives in the north than "
                + "the two battalions that were promised and came in month seven. I would send the hospital, and the "
                + "battalions as well, but if I had to pick one I know which."
        ),
        new(
            "seed-6",
            null,
            "ferry_to_keth",
            At(11, 20),
            "Grew up in Keth, live here now. Both governments over there will say they won whatever Arvenia does. What my "
                + "aunt wants is that somebody, anybody, stands at the crossing when she takes her tomatoes to market."
        ),
        new(
            "seed-7",
            "seed-6",
            "Old Quay",
            At(11, 52),
            "That is the best argument for sending people I have read all week, and I came here to argue the opposite."
        ),
    ];

    /// <summary>The comment with this id, or null.</summary>
    public static SeedComment? Find(string id) => All.FirstOrDefault(seed => seed.Id == id);

    private static DateTimeOffset At(int hour, int minute) => new(2026, 11, 19, hour, minute, 0, TimeSpan.Zero);
}
