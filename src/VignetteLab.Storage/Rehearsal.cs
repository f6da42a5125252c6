namespace VignetteLab.Storage;

/// <summary>One thing that somebody made up does.</summary>
public abstract record RehearsedAct
{
    /// <summary>Presses Start.</summary>
    /// <param name="Start">As the landing page sends it.</param>
    /// <param name="Then">Is told once what came of it.</param>
    public sealed record Starts(Start Start, Action<Started> Then) : RehearsedAct;

    /// <summary>Sends a page.</summary>
    /// <param name="Page">As the page sends it.</param>
    /// <param name="Then">Is told once what came of it.</param>
    public sealed record Sends(SentPage Page, Action<SaveOutcome> Then) : RehearsedAct;
}

/// <summary>
/// Does the acts of people who are made up: the same as those of real ones, strictly one after the other, but many in one
/// transaction, since nobody waits for a page.
/// </summary>
public sealed class Rehearsal(GroupCommit commit, Enrolment enrolment, Answering answering, Secrets secrets)
{
    /// <summary>How many acts share a transaction where nobody else is there.</summary>
    public const int Most = 2_000;

    /// <summary>Does acts, each known only when the one before it is done, until there are no more.</summary>
    /// <param name="next">The next act; <c>null</c> when nobody does anything any more.</param>
    /// <param name="stop">Ends it; what was done before is kept.</param>
    /// <param name="atOnce">How many acts share a transaction: real people wait for so many.</param>
    /// <exception cref="NotSavedException">The database cannot be written to now.</exception>
    /// <exception cref="RefusedException">The key was shown meanwhile.</exception>
    public async Task RunAsync(Func<RehearsedAct?> next, CancellationToken stop, int atOnce = Most)
    {
        // Fetched before the transaction: drawing it for the first time is a write of its own.
        var codes = await secrets.GetAsync(WithdrawalCode.SecretName);
        for (var more = true; more;)
        {
            stop.ThrowIfCancellationRequested();
            more = await RunAsync(next, codes, atOnce);
        }
    }

    private async Task<bool> RunAsync(Func<RehearsedAct?> next, byte[] codes, int most)
    {
        // A transaction that has to be tried again does the same acts again, and tells nobody twice.
        var acts = new List<RehearsedAct>(most);
        var told = 0;
        try
        {
            return await commit.RunAsync(async db =>
            {
                for (var index = 0; index < most; index++)
                {
                    if (index == acts.Count)
                    {
                        if (next() is not { } act)
                            return false;
                        acts.Add(act);
                    }

                    var tell = await DoAsync(db, acts[index], codes);
                    db.ChangeTracker.Clear();
                    if (index < told)
                        continue;
                    told++;
                    tell();
                }

                return true;
            });
        }
        catch (KeyShownException)
        {
            throw new RefusedException("The simulation was ended while it ran: its key is shown.");
        }
    }

    private async Task<Action> DoAsync(LabDb db, RehearsedAct act, byte[] codes)
    {
        switch (act)
        {
            case RehearsedAct.Starts starts:
                var started = await enrolment.StartAsync(db, starts.Start);
                return () => starts.Then(started);
            case RehearsedAct.Sends sends:
                var outcome = await answering.SaveAsync(db, sends.Page, codes);
                return () => sends.Then(outcome);
            default:
                throw new ArgumentException("There is no such act.", nameof(act));
        }
    }
}
