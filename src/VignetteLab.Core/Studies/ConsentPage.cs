using VignetteLab.Core.Items;

namespace VignetteLab.Core.Studies;

/// <summary>The first page of every study: what respondents may know, and the one question whether they take part.</summary>
internal static class ConsentPage
{
    public static Page Of(Study study) => new()
    {
        Name = FrozenStudy.Information,
        Title = study.Title,
        Items =
        [
            new ChoiceItem
            {
                Name = FrozenStudy.Consent,
                Required = true,
                Prompt = new(study.Languages.ToDictionary(language => language, _ => "Consent to take part")),
                Options =
                [
                    new() { Name = "agreed", Code = 1, Label = new(study.Languages.ToDictionary(language => language, _ => "agreed")) },
                ],
            },
        ],
    };
}
