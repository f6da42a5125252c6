using Microsoft.EntityFrameworkCore;
using VignetteLab.Core;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Web.Pages.Authoring;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Studies;

/// <summary>What a new study can begin with.</summary>
public sealed class Beginnings(LabDb db)
{
    // Read once: what comes with the program does not change while it runs.
    private static readonly Lazy<IReadOnlyList<Study>> examples = new(() =>
        [.. StudyLibrary.Folders.Select(folder => StudyLibrary.Read(folder).Study).OfType<Study>()]);

    /// <summary>The studies that come with the program.</summary>
    public static IReadOnlyList<Study> Examples => examples.Value;

    /// <summary>A study with nothing in it but what every study has.</summary>
    /// <param name="name">Its address.</param>
    /// <param name="title">Its title, in some of its languages.</param>
    /// <param name="languages">Its languages; at least one.</param>
    /// <param name="contact">Where respondents can write to.</param>
    public static Study Empty(string name, LocalText title, IReadOnlyList<string> languages, string contact)
    {
        var study = new Study
        {
            Name = name,
            Title = title,
            Languages = languages,
            Contact = contact,
            Factors = [],

            // One page, with the vignette above what is asked about it, is how most such studies end up.
            Pages = [new()
            {
                Name = "questions",
                Title = new(languages.ToDictionary(language => language, language => Texts.In(language)["Your view"])),
                Vignette = true,
                Items = [],
            }],

            // Two block sizes, so that nobody can tell the next arm from those before.
            Allocation = new() { Procedure = Procedure.PermutedBlocks, Multiples = [1, 2] },
            Texts = new() { Vignette = LocalText.None, Information = LocalText.None, Debrief = LocalText.None },
        };
        return study with { Texts = InformationText.For(study) };
    }

    /// <summary>An address that no study has, made of what the study is called.</summary>
    /// <param name="called">A title, or an address.</param>
    public async Task<string> FreeNameAsync(string? called, CancellationToken stop)
    {
        var taken = await db.Studies.Select(study => study.Name).ToListAsync(stop);
        return WordsForm.Name(called, "study", [.. taken, Drafting.Taken], joint: '-', longest: 56);
    }
}
