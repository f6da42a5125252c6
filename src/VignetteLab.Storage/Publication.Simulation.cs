using VignetteLab.Core.Allocation;

namespace VignetteLab.Storage;

/// <content>Getting ready for made-up respondents.</content>
public sealed partial class Publication
{
    /// <summary>The key of a study, which stays the same when it is renamed.</summary>
    /// <param name="name">What it is called now.</param>
    /// <exception cref="RefusedException">There is no such study.</exception>
    public Task<int> IdAsync(string name) => commit.RunAsync(async db => (await Life.FindAsync(db, name)).Id);

    /// <summary>Makes ready to simulate, in one act: what was simulated before is erased, a key is drawn or set.</summary>
    /// <param name="study">The study's key.</param>
    /// <param name="key">The key; <c>null</c> to draw one.</param>
    /// <returns>The version to simulate.</returns>
    /// <exception cref="RefusedException">The study was erased, or something in its draft is missing.</exception>
    public Task<(int VersionId, string Commitment)> PrepareSimulationAsync(int study, AllocationKey? key) =>
        commit.RunAsync(async db =>
        {
            var known = await Life.FindAsync(db, study);
            var version = known.VersionId ?? (await Life.FreezeAsync(db, known, Now)).Id;
            await Erasing.ModeAsync(db, study, Mode.Simulated);
            return (version, (await Life.KeyAsync(db, study, Mode.Simulated, Now, key)).Commitment);
        });

    /// <summary>The version that a simulation would go through; freezes the draft where nothing was launched.</summary>
    /// <param name="study">The study's key.</param>
    /// <exception cref="RefusedException">The study was erased, or something in its draft is missing.</exception>
    public Task<int> VersionToSimulateAsync(int study) => commit.RunAsync(async db =>
    {
        var known = await Life.FindAsync(db, study);
        return known.VersionId ?? (await Life.FreezeAsync(db, known, Now)).Id;
    });

    /// <summary>Ends a simulation: its key is shown, so that anyone can recompute the ledger. The next one has another key.</summary>
    /// <param name="study">The study's key.</param>
    /// <exception cref="RefusedException">The study was erased.</exception>
    public Task<bool> EndSimulationAsync(int study) => commit.RunAsync(async db =>
    {
        await Life.FindAsync(db, study);
        if (await db.Keys.FindAsync(study, Mode.Simulated) is not { RevealedUtc: null } key)
            return false;
        key.RevealedUtc = Now;
        await db.SaveChangesAsync();
        return true;
    });
}
