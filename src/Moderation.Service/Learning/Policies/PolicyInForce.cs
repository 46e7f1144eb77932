using Moderation.Engine.Deciding;
using Moderation.Engine.Models;
using Moderation.Service.Learning.Models;

namespace Moderation.Service.Learning.Policies;

/// <summary>
/// A policy and a model, ready to decide by: one is not changed without the other being looked at. Immutable: whoever
/// decides about a batch takes it once.
/// </summary>
internal sealed record PolicyInForce
{
    private PolicyInForce(
        int number,
        string version,
        PolicyContent content,
        Model model,
        int promotion,
        Thresholds? held
    )
    {
        (Number, Content, Model, Promotion, Held) = (number, content, model, promotion, held);
        Policy = (held is null ? content : content.NoMilderThan(held)).ToPolicy(version, Own);
        Decider = new Decider(model, Policy);
    }

    /// <summary>Of the saved policy; 0 for the configuration's.</summary>
    public int Number { get; }

    /// <summary>What it says.</summary>
    public PolicyContent Content { get; }

    /// <summary>The same for the engine, with the thresholds that hold.</summary>
    public Policy Policy { get; }

    /// <summary>Decides by it.</summary>
    public Decider Decider { get; }

    /// <summary>The model that it decides with.</summary>
    public Model Model { get; }

    /// <summary>Number of the <see cref="Models.Promotion"/> that made it the champion; 0 for the configuration's.</summary>
    public int Promotion { get; }

    /// <summary>
    /// While the model stands in for a champion that cannot be loaded: the thresholds that were in force when it was replaced.
    /// Null where the champion itself decides.
    /// </summary>
    public Thresholds? Held { get; }

    /// <summary>The thresholds that hold where the policy gives none: the model's own, as a rule.</summary>
    public Thresholds Own => Held ?? Model.Thresholds;

    /// <summary>Its name in every decision.</summary>
    public string Version => Policy.Version;

    /// <summary>How long what is surely spam waits until it is rejected.</summary>
    public TimeSpan SpamExpiresAfter => TimeSpan.FromDays(Content.SpamExpiresAfterDays);

    /// <summary>A policy with a name, to decide by with a model.</summary>
    public static PolicyInForce Of(int number, string version, PolicyContent content, Model model, int promotion) =>
        new(number, version, content, model, promotion, held: null);

    /// <summary>Another policy with the same model, in force at once but for what <see cref="StandingIn"/> says.</summary>
    public PolicyInForce By(int number, string version, PolicyContent content) =>
        new(number, version, content, Model, Promotion, Held);

    /// <summary>The same policy with another model and its own thresholds.</summary>
    public PolicyInForce With(Model model, int promotion) => Of(Number, Version, Content, model, promotion);

    /// <summary>
    /// The same, whose model stands in for a champion that cannot be loaded. Of a policy that is saved from then on all
    /// holds at once that does not belong to a model: words, links, lengths, lanes. Its thresholds were chosen for the
    /// champion's scores, and nobody can say what they let through with this model's: one that is lower than the one that
    /// held with this model holds at once, and one that is higher, or none, leaves that as it was. So an admin can always be
    /// stricter, and the fault approves nothing; who wants to be milder promotes the model that decides, and then saves.
    /// </summary>
    public PolicyInForce StandingIn() =>
        new(Number, Version, Content, Model, Promotion, new(Policy.ToxicityThreshold, Policy.SpamThreshold));
}
