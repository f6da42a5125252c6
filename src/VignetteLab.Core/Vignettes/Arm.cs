namespace VignetteLab.Core.Vignettes;

/// <summary>What a whole respondent is allocated to: a vignette, a deck of them, or levels that stay the same and a deck.</summary>
/// <param name="Name">
/// The vignette's name in a between design, <c>deck_1</c> in a within design, the fixed levels' names joined by <c>_</c> and the
/// deck, as in <c>routine.deck_1</c>, in a mixed one.
/// </param>
/// <param name="Code">Its number in the data, from 1 in the study's order.</param>
/// <param name="Label">What it is, for researchers.</param>
/// <param name="Levels">Factor to level, of those that are the same in all its vignettes by design; empty for a control.</param>
/// <param name="Deck">The deck's number, from 1; 0 in a between design.</param>
/// <param name="Vignettes">What its respondents see, in the deck's order; as many in each arm.</param>
/// <param name="Order">In which order a respondent sees them.</param>
public sealed record Arm(
    string Name,
    int Code,
    LocalText Label,
    IReadOnlyDictionary<string, Level> Levels,
    int Deck,
    IReadOnlyList<Vignette> Vignettes,
    VignetteOrder Order)
{
    /// <summary>Whether its respondents see nothing but a version outside the factors.</summary>
    public bool IsControl => Vignettes.All(vignette => vignette.IsControl);
}
