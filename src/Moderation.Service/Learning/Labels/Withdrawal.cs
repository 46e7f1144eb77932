namespace Moderation.Service.Learning.Labels;

/// <summary>What became of a wish to withdraw an import, in full.</summary>
/// <param name="Outcome">What was done.</param>
/// <param name="StillKnown">How many of its rows another import has as well: they count on. 0 where nothing was done.</param>
internal sealed record Withdrawal(WithdrawOutcome Outcome, int StillKnown = 0);
