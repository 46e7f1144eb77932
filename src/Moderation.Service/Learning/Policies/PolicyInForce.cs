using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Service.Learning.Policies;

/// <summary>A policy ready to decide by. Immutable: whoever decides about a batch takes it once.</summary>
/// <param name="Number">Of the saved policy; 0 for the configuration's.</param>
/// <param name="Content">What it says.</param>
/// <param name="Policy">The same for the engine, with the thresholds that hold.</param>
/// <param name="Decider">Decides by it.</param>
internal sealed record PolicyInForce(int Number, PolicyContent Content, Policy Policy, Decider Decider)
{
    /// <summary>Its name in every decision.</summary>
    public string Version => Policy.Version;

    /// <summary>How long what is surely spam waits until it is rejected.</summary>
    public TimeSpan SpamExpiresAfter => TimeSpan.FromDays(Content.SpamExpiresAfterDays);

    /// <summary>A policy with a name, to decide by with a model.</summary>
    public static PolicyInForce Of(int number, string version, PolicyContent content, Model model)
    {
        var policy = content.ToPolicy(version, model);
        return new PolicyInForce(number, content, policy, new Decider(model, policy));
    }
}
