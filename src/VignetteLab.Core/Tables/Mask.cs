using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tables;

/// <summary>
/// What is left out of data of which the reader is not to know who was allocated to what: the arm, and all that tells it (vignettes
/// and levels, answers to manipulation checks and to what only some arms are asked), and times, which tell the order of the ledger.
/// </summary>
/// <remarks>
/// No codes stand for the arms: whoever fetches the data again and again would see in which order they are given, and how often
/// each, and could guess the next.
/// </remarks>
public static class Mask
{
    /// <summary>
    /// Whether the answers to an item tell the arm: those to a manipulation check do, and so does whether there is one where the arm
    /// decides if the item is shown.
    /// </summary>
    public static bool Hides(FrozenStudy study, Item item) => item is ChoiceItem { Check: not null } || study.TellArm.Contains(item.Name);
}
