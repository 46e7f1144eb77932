using System.Globalization;
using System.Text;
using System.Text.Json;
using Moderation.Contracts;

namespace Moderation.Benchmarks.Journey;

/// <summary>Comments of no meaning with the lengths of real ones: log-normal, median 120 and mean 180 characters.</summary>
internal static class InventedComments
{
    private const string Words = """
        about after again against all also always another any article around away back because been before being best
        better between blog both bring build bus but call came can change city clear close come could country day
        decide did different does done down each early end enough even every example fact far few find first follow for
        found friend from full gave general get give going good government great group had half hand hard has have help
        here high hold home hope house how idea important into its just keep kind know large last later law least leave
        less let letter life like line little long look lot made make many market maybe mean might money month more most
        much must name near need never new news next nothing now number off often old once only open order other our out
        over own page paper part people place plan point possible price problem public put question quite rather read
        real reason right road said same say school see seem sense set several should show side simple since small some
        something soon still street such sure take talk tell than thank that the their them then there these they thing
        think this those though thought three through time today together told too town turn two under until use very
        vote wait want water way week well went were what when where which while who why will wish with without word
        work world would write wrong year yes yet you young your
        """;

    // Two of these make a word of their own. Of the words above alone texts are so like each other that one in three was under
    // review for a wave, which is no blog's share. With these it is one in eleven of 60,000, still more than on most blogs;
    // with more of them as many go there for their language.
    private const string Halves = """
        air back ball bed bell berry bird board boat bone book bread bridge brush butter candle cart chair church class
        clock cloth coal coat copper corn craft cross dish door drum dust farm field fire fish flag flower foot forest
        frame garden glass gold grain grass green guard hammer harbour heart hedge herb hill honey horn horse iron kettle
        kitchen ladder lake lamp land lantern leaf market meadow milk mill moon moss mountain needle nest night oak oven
        paint paper path pebble pepper piano pillow pine plough pocket pond post pot rain ribbon river rock roof rope
        rose saddle sail salt sand school sea seed shed sheep shell ship shoe silver sky smith smoke snow song spring
        star steam stone storm straw stream summer sun table tail thread tide timber tower tree valley village wall
        water weather wheat wheel willow wind window wine winter wolf wood wool yard
        """;

    private static readonly string[] Vocabulary = Split(Words);
    private static readonly string[] Parts = Split(Halves);

    /// <summary>As many as are taken, always the same.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Of(string site)
    {
#pragma warning disable CA5394 // Nothing secret: the same comments in every run are what is wanted.
        var random = new Random(1);
        for (var number = 1; ; number++)
        {
            var length = Math.Exp(4.79 + (0.9 * Normal(random)));
            var text = new StringBuilder();
            while (text.Length < Math.Min(length, 3_000))
            {
                var word =
                    random.Next(4) == 0
                        ? Parts[random.Next(Parts.Length)] + Parts[random.Next(Parts.Length)]
                        : Vocabulary[random.Next(Vocabulary.Length)];
                var starts = text.Length == 0 || text[^2] == '.';
                text.Append(starts ? char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..] : word)
                    .Append(random.Next(12) == 0 ? ". " : " ");
            }

            yield return JsonSerializer.SerializeToUtf8Bytes(
                new CommentSubmitted
                {
                    SiteId = site,
                    ThreadId = $"thread-{number % 50}",
                    CommentId = $"invented:invented:{number}",
                    Text = text.ToString().Trim(),
                    Author =
                        number % 5 == 0
                            ? new CommentAuthor
                            {
                                Name = $"Reader {number % 700}",
                                Url = $"https://reader-{number % 700}.example",
                            }
                            : null,
                },
                Wire.Json
            );
        }
    }

    private static string[] Split(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    // Box and Muller's transform.
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
#pragma warning restore CA5394
}
