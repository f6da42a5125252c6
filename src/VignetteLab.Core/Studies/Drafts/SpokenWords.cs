using VignetteLab.Core.Studies.Rules;

namespace VignetteLab.Core.Studies.Drafts;

/// <summary>A study without the words of languages that it does not speak.</summary>
/// <remarks>A draft keeps the words of a language that is switched off, so that it can be switched on again; a version has none.</remarks>
public static class SpokenWords
{
    /// <summary>The study without them; the same one where there are none.</summary>
    public static Study Of(Study study) =>
        study.Languages.Count == 0 || !IsMixed(study) ? study : StudyFile.Bind(CanonicalJson.Write(study, study.Languages));

    /// <summary>Likewise, of canonical JSON.</summary>
    public static string Of(string json)
    {
        var study = StudyFile.Bind(json);
        return study.Languages.Count == 0 || !IsMixed(study) ? json : CanonicalJson.Write(study, study.Languages);
    }

    private static bool IsMixed(Study study) =>
        WordsRules.All(study).SelectMany(words => words.Words.Words.Keys).Concat(study.Points.Values.SelectMany(labels => labels.Keys))
            .Except(study.Languages).Any();
}
