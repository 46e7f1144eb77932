using Moderation.Cli.Importing;

namespace Moderation.Tests.Cli;

/// <summary>Files as they are published, with invented rows.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly Engine.TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Jigsaw_GoodAndBadRows_TellsEachBadOneByItsLine()
    {
        var lines = JigsawFormat.Read(
            File(
                "train.csv",
                """
                "id","comment_text","toxic","severe_toxic","obscene","threat","insult","identity_hate"
                "1","Over
                two lines, ""quoted"".",0,0,0,0,0,0
                "2","You dolt",1,0,0,0,1,0
                "3","what label",x,0,0,0,1,0
                "4","too few",1
                "5","stray"quote,0,0,0,0,0,0
                "6","   ",0,0,0,0,0,0
                "7","And on it goes",0,0,0,0,0,0
                """
            ),
            null
        );

        var read = lines.ToArray();
        Assert.Equal(
            ["Over\ntwo lines, \"quoted\".", "You dolt", "And on it goes"],
            read.Where(line => line.Row is not null).Select(line => line.Row!.Text)
        );
        Assert.Equal([5, 6, 7, 8], read.Where(line => line.Fault is not null).Select(line => line.Number));
        Assert.Equal((1, "insult"), (read[1].Row!.Toxic, Assert.Single(read[1].Row!.Labels!)));
        Assert.Empty(read[0].Row!.Labels!);
    }

    [Fact]
    public void Jigsaw_LabelsInAFileOfTheirOwn_JoinsThemAndLeavesOutWhatNobodyJudged()
    {
        var text = File("test.csv", "id,comment_text\na,Hello there\nb,Not judged\nc,Without labels\n");
        var labels = File(
            "test_labels.csv",
            "id,toxic,severe_toxic,obscene,threat,insult,identity_hate\na,1,0,1,0,0,0\nb,-1,-1,-1,-1,-1,-1\n"
        );

        var read = JigsawFormat.Read(text, labels).ToArray();

        Assert.Equal(1, read[0].Row!.Toxic);
        Assert.Equal(["obscene"], read[0].Row!.Labels!);
        Assert.Equal("not judged", read[1].LeftOut);
        Assert.Equal(4, read[2].Number);
        Assert.NotNull(read[2].Fault);
    }

    [Fact]
    public void YouTube_AFile_GivesAuthorAndVideo()
    {
        var read = YouTubeFormat
            .Read(
                File(
                    "Youtube09-Test.csv",
                    "COMMENT_ID,AUTHOR,DATE,CONTENT,CLASS\nz1,Ann,2013-11-07,Nice song\uFEFF,0\nz2,Bob,,\"Visit my channel, now\",1\nz3,Bob,,Hm,2\n"
                )
            )
            .ToArray();

        Assert.Equal(("Nice song", 0, "Youtube09-Test"), (read[0].Row!.Text, read[0].Row!.Spam, read[0].Row!.Group));
        Assert.Equal(("Bob", 1), (read[1].Row!.Author!.Name, read[1].Row!.Spam));
        Assert.NotNull(read[2].Fault);
    }

    [Fact]
    public void HateCheck_AFile_GivesTheFunctionalityAsGroup()
    {
        var read = HateCheckFormat
            .Read(
                File(
                    "cases.csv",
                    ",functionality,case_id,test_case,label_gold,target_ident\n0,negate_neg_nh,1,I hate nobody.,non-hateful,\n1,derog_h,2,I loathe them.,hateful,x\n2,derog_h,3,I do.,maybe,x\n"
                )
            )
            .ToArray();

        Assert.Equal((0, "negate_neg_nh"), (read[0].Row!.Toxic, read[0].Row!.Group));
        Assert.Equal((1, "derog_h"), (read[1].Row!.Toxic, read[1].Row!.Group));
        Assert.Equal((4, true), (read[2].Number, read[2].Fault is not null));
    }

    [Fact]
    public void WordPress_AnExport_TakesItsCommentsAndNothingElse()
    {
        const string Export = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>A blog</title>
            <item><title>A post</title><wp:post_id>17</wp:post_id><wp:comment>
            <wp:comment_author><![CDATA[Ada]]></wp:comment_author><wp:comment_author_url>https://ada.example</wp:comment_author_url>
            <wp:comment_content><![CDATA[Fine <b>post</b> & more]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved>
            <wp:comment_type></wp:comment_type></wp:comment><wp:comment><wp:comment_author>pills</wp:comment_author>
            <wp:comment_content>buy</wp:comment_content><wp:comment_approved>spam</wp:comment_approved></wp:comment>
            <wp:comment><wp:comment_content>[...]</wp:comment_content><wp:comment_approved>1</wp:comment_approved>
            <wp:comment_type>pingback</wp:comment_type></wp:comment></item>
            <item><wp:post_id>18</wp:post_id><wp:comment><wp:comment_content>gone</wp:comment_content><wp:comment_approved>trash</wp:comment_approved></wp:comment>
            <wp:comment><wp:comment_content>odd</wp:comment_content><wp:comment_approved>maybe</wp:comment_approved></wp:comment></item>
            </channel></rss>
            """;

        var read = WordPressFormat.Read(File("export.xml", Export)).ToArray();

        Assert.Equal(5, read.Length);
        Assert.Equal(("Fine <b>post</b> & more", 0, "17"), (read[0].Row!.Text, read[0].Row!.Spam, read[0].Row!.Group));
        Assert.Equal(("Ada", "https://ada.example"), (read[0].Row!.Author!.Name, read[0].Row!.Author!.Url));
        Assert.Equal(1, read[1].Row!.Spam);
        Assert.NotNull(read[2].LeftOut);
        Assert.Equal(((int?)null, "18"), (read[3].Row!.Spam, read[3].Row!.Group));
        Assert.Equal((11, true), (read[4].Number, read[4].Fault is not null));
    }

    [Theory]
    [InlineData("<rss><item>")]
    [InlineData("not xml")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><rss>&e;</rss>")]
    public void WordPress_SomethingElse_IsRefused(string content) =>
        Assert.Throws<ImportException>(() => WordPressFormat.Read(File("export.xml", content)).ToArray());

    [Fact]
    public void Csv_NamedColumns_TakesThem()
    {
        var csv = new PlainCsv
        {
            Source = "mine",
            Separator = ';',
            Text = "body",
            Spam = "spammy",
            AuthorName = "who",
        };

        var read = csv.Read(File("p.csv", "body;spammy;who\nhello;no;Ann\nbuy;TRUE;\nhm;perhaps;Bo\nso;;Cy\n"))
            .ToArray();

        Assert.Equal([0, 1, null, null], read.Select(line => line.Row?.Spam));
        Assert.Equal("Ann", read[0].Row!.Author!.Name);
        Assert.Null(read[1].Row!.Author);
        Assert.Equal((4, true), (read[2].Number, read[2].Fault is not null));
        Assert.Equal("so", read[3].Row!.Text);
    }

    [Fact]
    public void Csv_NoSuchColumn_SaysWhichThereAre()
    {
        var csv = new PlainCsv { Source = "mine", Text = "body" };

        var exception = Assert.Throws<ImportException>(() => csv.Read(File("p.csv", "text,spam\na,1\n")).ToArray());

        Assert.Contains("text, spam", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AnyRows_CountsEveryOneOfThem()
    {
        var complaints = new List<string>();
        var run = new ImportRun(complaints.Add);
        using var output = new StringWriter();

        run.Write(
            "f.csv",
            [
                ImportLine.Of(
                    2,
                    new ImportedRow
                    {
                        Source = "a",
                        Group = "",
                        Toxic = 1,
                        Text = "ünï <b>",
                    }
                ),
                ImportLine.Bad(3, "broken"),
                new ImportLine(4, null, LeftOut: "pingback"),
            ],
            output
        );

        Assert.Equal("1 rows written, 1 bad, 1 left out (pingback)", run.Summary());
        Assert.Equal(["f.csv:3: broken"], complaints);
        Assert.Equal(
            """{"source":"a","group":"","toxic":1,"spam":null,"labels":null,"author":null,"text":"ünï <b>"}""" + "\n",
            output.ToString()
        );
    }

    private string File(string name, string content)
    {
        System.IO.File.WriteAllText(_folder[name], content);
        return _folder[name];
    }
}
