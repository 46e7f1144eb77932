namespace Moderation.Engine.Training.Adapting;

/// <summary>Adds up the work that is done and reports it.</summary>
/// <param name="all">All the work there is.</param>
/// <param name="progress">Takes the reports.</param>
internal sealed class AdaptingWork(double all, Action<TrainingProgress> progress)
{
    private string _step = "";
    private double _done;

    /// <summary>Names what comes next.</summary>
    public void Begin(string step)
    {
        _step = step;
        Done(0);
    }

    /// <summary>Adds to the work that is done.</summary>
    public void Done(double part)
    {
        _done = Math.Min(all, _done + part);
        progress(new TrainingProgress(_step, _done, all));
    }

    /// <summary>Reports that nothing is left to do.</summary>
    public void End()
    {
        _step = "Done";
        Done(all);
    }
}
