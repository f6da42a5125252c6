using System.Text.RegularExpressions;
using VignetteLab.Core.Items;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>Whoever writes freely is asked not to write who somebody is.</summary>
internal sealed partial class L19FreeText() : LintRule("L19")
{
    public override IEnumerable<Finding> Find(Examined study) =>
        from asked in study.Items
        where asked.Item is TextItem
        from language in study.Languages
        let said = $"{Examined.In(asked.Item.Prompt, language)} {Examined.In(asked.Item.Hint, language)} {Examined.In(asked.Page.Lead, language)}"
        where said.Trim().Length > 0 && !Warned.IsMatch(said)
        select Warning($"{asked.Path}.hint", $"{language}|{said}",
            $"“{asked.Item.Name}” is a free text without a warning in {Examined.NameOf(language).English}. Add the hint “{Line(language)}”",
            $"“{asked.Item.Name}” er et fritekstfelt uden advarsel på {Examined.NameOf(language).Danish}. Tilføj hjælpeteksten “{Line(language)}”");

    private static string Line(string language) =>
        language == "da" ? "Skriv ikke navne eller CPR-numre." : "Please do not write names or CPR numbers.";

    [GeneratedRegex(@"(\bcpr|(not|don['’]t|ikke)\b.*\b(name|names|navn|navne|identif\w*|genkend\w*))", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Warned { get; }
}
