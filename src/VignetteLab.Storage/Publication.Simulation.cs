using VignetteLab.Core.Allocation;

namespace VignetteLab.Storage;

/// <content>Getting ready for made-up respondents.</content>
public sealed partial class Publication
{
    /// <summary>Makes ready to simulate: what was simulated before is erased, a key is drawn or set.</summary>
    /// <param name="name">The study.</param>
    /// <param name="key">The key; <c>null</c> to draw one.</param>
    /// <returns>The version to simulate.</returns>
    /// <exception cref="RefusedException">There is no such study.</exception>
    public Task<(int VersionId, string Commitment)> PrepareSimulationAsync(string name, AllocationKey? key) =>
        commit.RunAsync(async db =>
        {
            var study = await Life.FindAsync(db, name);
            var version = study.VersionId ?? (await Life.FreezeAsync(db, study, Now)).Id;
            await Erasing.ModeAsync(db, study.Id, Mode.Simulated);
            return (version, (await Life.KeyAsync(db, study.Id, Mode.Simulated, Now, key)).Commitment);
        });

    /// <summary>The version that a simulation would go through; freezes the draft where nothing was launched.</summary>
    /// <param name="name">The study.</param>
    /// <exception cref="RefusedException">There is no such study.</exception>
    public Task<int> VersionToSimulateAsync(string name) => commit.RunAsync(async db =>
    {
        var study = await Life.FindAsync(db, name);
        return study.VersionId ?? (await Life.FreezeAsync(db, study, Now)).Id;
    });

    /// <summary>Ends a simulation: its key is shown, so that anyone can recompute the ledger. The next one has another key.</summary>
    /// <param name="name">The study.</param>
    /// <exception cref="RefusedException">There is no such study.</exception>
    public Task<bool> EndSimulationAsync(string name) => commit.RunAsync(async db =>
    {
        var study = await Life.FindAsync(db, name);
        if (await db.Keys.FindAsync(study.Id, Mode.Simulated) is not { RevealedUtc: null } key)
            return false;
        key.RevealedUtc = Now;
        await db.SaveChangesAsync();
        return true;
    });
}
