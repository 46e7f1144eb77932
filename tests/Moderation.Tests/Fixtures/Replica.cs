using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moderation.Contracts;
using Moderation.Engine.Models;
using Moderation.Service.Intake;
using Moderation.Service.Learning;
using Moderation.Service.Learning.Audit;
using Moderation.Service.Learning.Drift;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Learning.Models;
using Moderation.Service.Learning.Models.Rescoring;
using Moderation.Service.Learning.Policies;
using Moderation.Service.Learning.Training;
using Moderation.Service.Publishing;
using Moderation.Service.Review;
using Moderation.Service.Review.Figures;
using Moderation.Service.Security;
using Moderation.Service.Storage;
using Moderation.Tests.Engine;

namespace Moderation.Tests.Fixtures;

/// <summary>
/// The rooms of one replica on a database, without its bus and its web server; several may stand on one database. A comment
/// with "blockedword" goes to review.
/// </summary>
internal sealed class Replica : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Replica(ServiceProvider services) => _services = services;

    public Database Database => Room<Database>();

    public CommentIntake Intake => Room<CommentIntake>();

    public CommentDeletion Deletion => Room<CommentDeletion>();

    public CommentHistory History => Room<CommentHistory>();

    public DecisionStore Decisions => Room<DecisionStore>();

    public UnsentStore Unsent => Room<UnsentStore>();

    public DecisionPublisher Publisher => Room<DecisionPublisher>();

    public ReviewQueue Review => Room<ReviewQueue>();

    public Verdicts Verdicts => Room<Verdicts>();

    public ExpiredSpam ExpiredSpam => Room<ExpiredSpam>();

    public Escalations Escalations => Room<Escalations>();

    public Bulks Bulks => Room<Bulks>();

    public AccountStore Accounts => Room<AccountStore>();

    public Accounts People => Room<Accounts>();

    public ApiKeyStore Keys => Room<ApiKeyStore>();

    public Invitations Invitations => Room<Invitations>();

    public Reports Reports => Room<Reports>();

    public History Deeds => Room<History>();

    public HistoryLines Lines => Room<HistoryLines>();

    public CommentFiles Files => Room<CommentFiles>();

    public Finding Finding => Room<Finding>();

    public WaveFiles WaveFiles => Room<WaveFiles>();

    public ReviewStore UnderReview => Room<ReviewStore>();

    public Authors Authors => Room<Authors>();

    public ReviewFigures Figures => Room<ReviewFigures>();

    public BacklogWatch Backlog => Room<BacklogWatch>();

    public BacklogSampleStore Samples => Room<BacklogSampleStore>();

    public ReviewPulse Pulse => Room<ReviewPulse>();

    public ReviewTexts Texts => Room<ReviewTexts>();

    public Claims Claims => Room<Claims>();

    public WaveStore Waves => Room<WaveStore>();

    public SightingStore Sightings => Room<SightingStore>();

    public SavedPolicies Policies => Room<SavedPolicies>();

    public PoliciesInForce InForce => Room<PoliciesInForce>();

    public PolicyWatch PolicyWatch => Room<PolicyWatch>();

    public StoredModels Models => Room<StoredModels>();

    public ModelStore ModelStore => Room<ModelStore>();

    public ModelHealth ModelHealth => ActivatorUtilities.CreateInstance<ModelHealth>(_services);

    public ReviewRescoring Rescoring => Room<ReviewRescoring>();

    public Promotions Promotions => Room<Promotions>();
    public Labels Labels => Room<Labels>();

    public LabelImports LabelImports => Room<LabelImports>();

    public AuditDesk Audit => Room<AuditDesk>();

    public AuditFigures AuditFigures => Room<AuditFigures>();

    public GoldenSet Golden => Room<GoldenSet>();

    public Trainings Trainings => Room<Trainings>();

    public ModelReports ModelReports => Room<ModelReports>();

    public Responses Responses => Room<Responses>();

    public SentToReviewStore SentToReview => Room<SentToReviewStore>();

    public RecentComments Recent => Room<RecentComments>();

    public TrainingStore TrainingStore => Room<TrainingStore>();

    public TrainingWork TrainingWork => Room<TrainingWork>();

    public ScoreDays ScoreDays => Room<ScoreDays>();

    public ScoreDayStore ScoreDayStore => Room<ScoreDayStore>();

    public DriftWatch Drift => Room<DriftWatch>();

    /// <summary>What it logged.</summary>
    public KeptLog Log => Room<KeptLog>();

    /// <summary>What it sent.</summary>
    public KeptTransport Transport => Room<KeptTransport>();

    /// <summary>A replica on a database, which is brought to the newest migration.</summary>
    /// <param name="database">The database.</param>
    /// <param name="clock">The time.</param>
    /// <param name="settings">Settings that differ from those of the other tests.</param>
    public static Replica On(
        TestDatabase database,
        TimeProvider clock,
        params IEnumerable<(string Key, string Value)> settings
    )
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Storage:Postgres"] = database.PostgresConnection,
                    ["Storage:Sqlite"] = database.SqlitePath,
                    ["Policy:BlockedWords:0"] = "blockedword",
                    // This program is not the service.
                    ["Training:Apart"] = "false",
                    // Nothing comes about by chance.
                    ["Audit:Rate"] = "0",
                    ["Policy:ToxicityThreshold"] = "1",
                    ["Policy:SpamThreshold"] = "1",
                }.Where(setting => setting.Value is not null)
            )
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Key, s.Value)))
            .Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddStorage();
        services.AddLearning().AddPublishing(rabbitMq: false);
        services.AddReview().AddIntake(rabbitMq: false);
        services.AddSingleton<AccountStore>().AddSingleton<Passwords>().AddSingleton<Accounts>();
        services.AddSingleton<InvitationStore>().AddSingleton<Invitations>().AddSingleton<ApiKeyStore>();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton(clock);
        // The tests share one that is loaded.
        services.AddSingleton(new ConfiguredModel(ShippedModel.Model, Model.ShippedFolder, ModelOrigin.Shipped));
        services
            .AddSingleton<KeptLog>()
            .AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<KeptLog>());
        services.AddSingleton<KeptTransport>();
        services.AddSingleton<IDecisionTransport>(provider => provider.GetRequiredService<KeptTransport>());
        var replica = new Replica(services.BuildServiceProvider());
        replica.Database.Dialect.Migrate();
        return replica;
    }

    /// <summary>Takes a batch of comments in.</summary>
    public Task<IReadOnlyList<IntakeOutcome>> TakeAsync(params IEnumerable<CommentSubmitted> comments) =>
        Intake.TakeAsync("test", [.. comments.Select(Arrived)], CancellationToken.None);

    /// <summary>Takes comments in as for somebody who waits for the answer.</summary>
    public Task<IReadOnlyList<IntakeOutcome>> AcceptAsync(params IEnumerable<CommentSubmitted> comments) =>
        Intake.AcceptAsync("test", [.. comments.Select(Arrived)]);

    /// <summary>How many comments are under review, in both lanes.</summary>
    public async Task<int> UnderReviewAsync() =>
        (await Review.CountAsync(Actor.Service, ReviewFilter.Everything, CancellationToken.None)).Value;

    /// <summary>Takes a deletion in.</summary>
    public Task DeleteAsync(string commentId, int? revision = null) =>
        Deletion.TakeAsync(
            new CommentDeleted
            {
                SiteId = "site",
                CommentId = commentId,
                Revision = revision,
            },
            CancellationToken.None
        );

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private Arrival Arrived(CommentSubmitted comment)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(comment, Wire.Json);
        return new Arrival(body, Room<MessageReader>().ReadComment(body));
    }

    private T Room<T>()
        where T : notnull => _services.GetRequiredService<T>();
}
