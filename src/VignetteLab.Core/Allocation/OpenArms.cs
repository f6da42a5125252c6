namespace VignetteLab.Core.Allocation;

/// <summary>The arms of a design that can be drawn, with their shares.</summary>
internal sealed class OpenArms
{
    private readonly OpenArms all;

    /// <summary>All arms of a design.</summary>
    /// <exception cref="ArgumentException">There is no arm, or one twice.</exception>
    public OpenArms(IReadOnlyList<Share> shares)
    {
        if (shares.Count == 0 || shares.DistinctBy(share => share.Arm).Count() < shares.Count)
            throw new ArgumentException("A design has at least one arm, and each of them once.", nameof(shares));
        foreach (var share in shares)
            ArgumentOutOfRangeException.ThrowIfLessThan(share.Count, 1, nameof(shares));

        all = this;
        Shares = [.. shares];
        Names = [.. shares.Select(share => share.Arm)];
        Candidates = [];
        Total = shares.Sum(share => (long)share.Count);
    }

    private OpenArms(OpenArms all, Share[] shares)
    {
        this.all = all;
        Shares = shares;
        Names = [.. shares.Select(share => share.Arm)];
        Candidates = Names;
        Total = shares.Sum(share => (long)share.Count);
    }

    /// <summary>The shares, in the study's order.</summary>
    public Share[] Shares { get; }

    /// <summary>The names, in the study's order.</summary>
    public string[] Names { get; }

    /// <summary>As the ledger keeps them: the names, or nothing when no arm is closed.</summary>
    public IReadOnlyList<string> Candidates { get; }

    /// <summary>The sum of the shares.</summary>
    public long Total { get; }

    /// <summary>These arms of the design.</summary>
    /// <exception cref="ArgumentException">There is none, or one that the design does not have.</exception>
    public OpenArms Among(IReadOnlyList<string> open)
    {
        if (open.SequenceEqual(Names))
            return this;
        var shares = all.Shares.Where(share => open.Contains(share.Arm)).ToArray();
        if (shares.Length == 0 || shares.Length != open.Count)
            throw new ArgumentException("At least one arm is open, each named once, and the study has it.", nameof(open));
        return shares.Length == all.Shares.Length ? all : new(all, shares);
    }

    /// <summary>Whether a block that was drawn among these candidates was drawn among the same arms.</summary>
    public bool Are(IReadOnlyList<string> candidates) => candidates.Count == 0
        ? ReferenceEquals(this, all)
        : all.Among(candidates).Names.AsSpan().SequenceEqual(Names);

    /// <summary>The arm's share of all shares that are open.</summary>
    public double Probability(string arm) => (double)Shares[Array.IndexOf(Names, arm)].Count / Total;
}
