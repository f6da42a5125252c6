using VignetteLab.Core.Studies;
using VignetteLab.Core.Vignettes;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>The step of what a study is called, whom it is by, and what respondents have a right to know.</summary>
public sealed class StudyModel(DraftAccess access, StudioTexts texts) : DraftPage<StudyForm>(access)
{
    /// <inheritdoc/>
    public override Step Step { get; } = Steps.All.First(step => step.Name == "study");

    /// <summary>Every language that pages can speak, those of the study first.</summary>
    public IEnumerable<string> Speakable => Input.Languages.Concat(Texts.Languages).Distinct();

    /// <summary>A question that is answered in each language.</summary>
    public AskedWords Ask(string name, string label, string help, IReadOnlyDictionary<string, string?> values, int rows = 1) =>
        new(name, label, help, values, Draft.Languages, rows);

    /// <summary>What a text that respondents read is called.</summary>
    public string NameOf(string text) => MemberWords.Of(texts, text);

    /// <summary>The text's fields.</summary>
    public IReadOnlyDictionary<string, string?> Fields(string text) => text == "debrief" ? Input.Debrief : Input.Information;

    /// <summary>Whether a text follows the answers.</summary>
    public bool IsBuilt(string text, string language) => InformationText.IsBuilt(Draft.Study, text, language);

    /// <summary>The text that the answers make, with the words marked that the one in its place does not have.</summary>
    public IReadOnlyList<WordRun> Built(string text, string language) => WordDiff.Of(
        InformationText.Built(Draft.Study, text, language), Written(text, language));

    /// <summary>How many of the words in its place the answers do not make.</summary>
    public IReadOnlyList<WordRun> Own(string text, string language) => WordDiff.Of(
        Written(text, language), InformationText.Built(Draft.Study, text, language));

    private string Written(string text, string language) =>
        (text == "debrief" ? Draft.Study.Texts.Debrief : Draft.Study.Texts.Information).Words.GetValueOrDefault(language, "");
}
