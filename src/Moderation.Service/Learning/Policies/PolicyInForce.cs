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
    private PolicyInForce(int number, string version, PolicyContent content, Model model, int promotion, Thresholds own)
    {
        (Number, Content, Model, Promotion, Own) = (number, content, model, promotion, own);
        Policy = content.ToPolicy(version, own);
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

    /// <summary>The thresholds that hold where the policy gives none: the model's own, as a rule.</summary>
    public Thresholds Own { get; }

    /// <summary>Its name in every decision.</summary>
    public string Version => Policy.Version;

    /// <summary>How long what is surely spam waits until it is rejected.</summary>
    public TimeSpan SpamExpiresAfter => TimeSpan.FromDays(Content.SpamExpiresAfterDays);

    /// <summary>A policy with a name, to decide by with a model.</summary>
    public static PolicyInForce Of(int number, string version, PolicyContent content, Model model, int promotion) =>
        new(number, version, content, model, promotion, model.Thresholds);

    /// <summary>Another policy with the same model.</summary>
    public PolicyInForce By(int number, string version, PolicyContent content) =>
        new(number, version, content, Model, Promotion, Own);

    /// <summary>The same policy with another model and its own thresholds.</summary>
    public PolicyInForce With(Model model, int promotion) => Of(Number, Version, Content, model, promotion);

    /// <summary>
    /// The same, whose thresholds hold for later policies too that give none: those were made for a model that is not here.
    /// </summary>
    public PolicyInForce Held() =>
        new(Number, Version, Content, Model, Promotion, new(Policy.ToxicityThreshold, Policy.SpamThreshold));
}
