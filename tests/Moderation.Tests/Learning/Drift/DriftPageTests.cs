using Moderation.Engine.Models;
using Moderation.Service.Dashboard.Frame;
using Moderation.Service.Learning;
using Moderation.Service.Learning.Drift;
using Moderation.Tests.Engine;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Learning.Drift;

/// <summary>What the pages of learning say of drift.</summary>
public abstract class DriftPageTests(Store store) : IAsyncLifetime
{
    private const string Warning = "was guaranteed of its thresholds is not supported for them";
    private const string Calm = "The comments are like those that";
    private const string Part = "/training";

    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await MigratedDatabase.CreateAsync(store);

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Pages_CommentsThatShift_WarnThatTheGuaranteeIsNoLongerSupported()
    {
        await using var service = await ServiceProcess.StartAsync(Settings.WithoutBroker(_database));
        var admin = await service.AdminAsync();
        var few = await admin.ReadAsync(Part);
        await AddAsync(1, InventedSpreads.LikeTheCalibration(2_000));
        var alike = await admin.ReadAsync(Part);
        await AddAsync(0, InventedSpreads.OfOneKind(2_000));

        Assert.Contains("Of fewer than 200 comments", few, StringComparison.Ordinal);
        Assert.Contains(Calm, alike, StringComparison.Ordinal);
        Assert.All([few, alike], page => Assert.DoesNotContain(Warning, page, StringComparison.Ordinal));
        var shifted = await admin.ReadAsync(Part);
        Assert.DoesNotContain(Calm, shifted, StringComparison.Ordinal);
        // One of the two days.
        Assert.Equal(2, shifted.Split("<tr data-shifted").Length);
        Assert.Contains("– a shift", shifted, StringComparison.Ordinal);
        foreach (var (path, _) in LearningPages.All)
        {
            Assert.Contains(Warning, await admin.ReadAsync(path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Page_ModelCalibratedOnTooFewComments_SaysThatNothingIsCompared()
    {
        using var folder = new TemporaryFolder();
        var shipped = ModelReader.ReadParts(ModelSource.OfFolder(Model.ShippedFolder));
        var known = shipped.Manifest.Calibration!;
        var few = new ManifestCalibration(
            known.Toxicity with
            {
                Rows = 100,
            },
            known.Spam with
            {
                Rows = 100,
            },
            known.Languages with
            {
                Rows = 100,
            }
        );
        ModelWriter.Write(folder.Path, shipped with { Manifest = shipped.Manifest with { Calibration = few } });
        await using var service = await ServiceProcess.StartAsync(
            Settings.WithoutBroker(_database).With("Model:Folder", folder.Path)
        );
        await AddAsync(0, InventedSpreads.OfOneKind(2_000));

        var page = await (await service.AdminAsync()).ReadAsync(Part);

        Assert.DoesNotContain(Calm, page, StringComparison.Ordinal);
        Assert.DoesNotContain(Warning, page, StringComparison.Ordinal);
        Assert.Contains("was calibrated on fewer than 200 comments", page, StringComparison.Ordinal);
        Assert.Contains("too few to say", page, StringComparison.Ordinal);
    }

    private async Task AddAsync(int daysAgo, Spreads spreads)
    {
        await using var replica = Replica.On(_database, TimeProvider.System);
        var day = DayName.Of(TimeProvider.System.GetUtcNow().AddDays(-daysAgo));
        var counted = new Dictionary<(string, string), Spreads> { [(day, ShippedModel.Model.Version)] = spreads };
        await replica.Database.WriteAsync(
            transaction => replica.ScoreDayStore.AddAsync(transaction, counted),
            CancellationToken.None
        );
    }
}

public sealed class SqliteDriftPageTests() : DriftPageTests(Store.Sqlite);

public sealed class PostgresDriftPageTests() : DriftPageTests(Store.Postgres);
