using System.Collections.Frozen;

namespace Moderation.Engine.Text;

/// <summary>
/// Folded letters that look like Latin ones: the single letters of other scripts among the confusables of Unicode
/// Technical Standard 39, in small and in capital form, and letters made for phonetics.
/// </summary>
internal static class LookAlikes
{
    // Drawn the same in most fonts, so that a whole word of them can pass for a Latin one.
    private const string Same = "аa сc еe ԁd һh іi јj ӏl оo рp ԛq ѕs ѵv ԝw хx уy үy ϲc οo ϳj օo սu ոn հh ⲟo ⲣp ⲥc";

    // Alike enough between Latin letters.
    private const string Alike =
        "вb кk мm нh тt гr пn ѡw ёe αa εe ηn ιi κk νv ρp σo ςs τt υu χx γy ζz μu ωw δd άa έe ήn ίi όo ύu ώw "
        + "ցg ղn զq քp ꮯc ꭰd ꭼe ꮋh ꭻj ꮶk ꮮl ꮇm ꮲp ꮪs ꮩv ꮃw ꮓz ⲁa ⲅr ɡg ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo "
        + "ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ɑa ɩi ʋv ɯw ɾr ɐa ʇt ʌv ʍm ʎy ɥh ɹr";

    private static readonly FrozenDictionary<char, char> Letters = $"{Same} {Alike}"
        .Split(' ')
        .ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    private static readonly FrozenSet<char> SameLetters = Same.Split(' ').Select(pair => pair[0]).ToFrozenSet();

    /// <summary>The Latin letter that a letter looks like, or the letter itself.</summary>
    public static char Of(char letter) => Letters.GetValueOrDefault(letter, letter);

    /// <summary>Whether most fonts draw a letter the same as a Latin one.</summary>
    public static bool IsSame(char letter) => SameLetters.Contains(letter);
}
