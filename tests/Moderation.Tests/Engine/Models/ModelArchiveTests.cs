using System.IO.Compression;
using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Tests.Engine.Models;

public sealed class ModelArchiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_PackedFolder_ScoresAsTheFolder()
    {
        var model = Model.Load(new MemoryStream(Packed()));

        var comment = new Comment("You are all idiots, buy cheap pills at http://pills.example");
        Assert.Equal(ShippedModel.Model.Version, model.Version);
        Assert.Equal(ShippedModel.Model.Thresholds, model.Thresholds);
        Assert.Equal(ShippedModel.Model.Score(comment), model.Score(comment));
        Assert.Equal(ShippedModel.Model.Language(comment.Text), model.Language(comment.Text));
    }

    [Fact]
    public void Pack_AFolderAndWhatWasUnpackedFromItsArchive_GivesTheSameBytes()
    {
        var first = Packed();
        ZipFile.ExtractToDirectory(new MemoryStream(first), _folder.Path);
        File.WriteAllText(_folder["notes.txt"], "Lies beside the model.");

        var second = ModelArchive.Pack(ModelSource.OfFolder(_folder.Path));
        var third = ModelArchive.Pack(ModelSource.OfArchive(new MemoryStream(first)));

        Assert.Equal(first, second);
        Assert.Equal(first, third);
        Assert.Equal(ModelArchive.Hash(first), ModelArchive.Hash(third));
        Assert.Matches("^[0-9a-f]{64}$", ModelArchive.Hash(first));
    }

    [Fact]
    public void Load_ZipOfTheFolderItself_Works()
    {
        Directory.CreateDirectory(_folder["model"]);
        ZipFile.ExtractToDirectory(new MemoryStream(Packed()), _folder["model"]);
        ZipFile.CreateFromDirectory(_folder["model"], _folder["model.zip"], CompressionLevel.Optimal, true);

        using var archive = File.OpenRead(_folder["model.zip"]);

        Assert.Equal(ShippedModel.Model.Version, Model.Load(archive).Version);
    }

    [Fact]
    public void Load_WhatIsNoZip_SaysSo() => Assert.Contains("zip", Refusal([1, 2, 3]), StringComparison.Ordinal);

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("spam.zip")]
    [InlineData("vocabulary.bin")]
    public void Load_FileMissing_NamesIt(string file)
    {
        var archive = Changed(zip => zip.GetEntry(file)!.Delete());

        Assert.Contains($"'{file}'", Refusal(archive), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OtherWeightsThanTheManifestNames_NamesTheFile()
    {
        var archive = Changed(zip =>
        {
            zip.GetEntry("spam.zip")!.Delete();
            using var from = zip.GetEntry("toxicity.zip")!.Open();
            using var bytes = new MemoryStream();
            from.CopyTo(bytes);
            using var to = zip.CreateEntry("spam.zip").Open();
            to.Write(bytes.ToArray());
        });

        Assert.Contains("'spam.zip'", Refusal(archive), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FileThatUnfoldsToTooMuch_IsRefusedBeforeItIsAllRead()
    {
        var archive = Changed(zip =>
        {
            zip.GetEntry("spam.zip")!.Delete();
            using var to = zip.CreateEntry("spam.zip", CompressionLevel.Fastest).Open();
            var nothing = new byte[1024 * 1024];
            for (var written = 0L; written <= ModelSource.LargestFile; written += nothing.Length)
            {
                to.Write(nothing);
            }
        });

        Assert.InRange(archive.Length, 1, ModelSource.LargestFile / 4);
        Assert.Contains("no file of a model", Refusal(archive), StringComparison.Ordinal);
    }

    private static byte[] Packed() => ModelArchive.Pack(ModelSource.OfFolder(Model.ShippedFolder));

    private static byte[] Changed(Action<ZipArchive> change)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Packed());
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            change(zip);
        }

        return bytes.ToArray();
    }

    private static string Refusal(byte[] archive) =>
        Assert.Throws<ModelException>(() => Model.Load(new MemoryStream(archive))).Message;
}
