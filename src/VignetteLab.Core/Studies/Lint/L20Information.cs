using System.Text.RegularExpressions;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>The information page tells what the law and decency ask for, in every language.</summary>
internal sealed partial class L20Information() : LintRule("L20")
{
    public override IEnumerable<Finding> Find(Examined study) =>
        from language in study.Languages
        let text = Examined.In(study.Study.Texts.Information, language)
        where text.Trim().Length > 0
        from missing in Missing(study.Study, text, language)
        select Error($"texts.information.{language}", $"{missing.English}|{text}",
            $"In {Examined.NameOf(language).English} the information page does not say {missing.English}. Write it, or build the page anew from your answers.",
            $"På {Examined.NameOf(language).Danish} siger informationssiden ikke, {missing.Danish}. Skriv det, eller byg siden op igen ud fra dine svar.");

    private static IEnumerable<(string English, string Danish)> Missing(Study study, string text, string language)
    {
        var about = study.About;

        // A text that is built from the answers has headings and set phrases, which say nothing where there is no answer.
        var isBuilt = InformationText.IsBuilt(study, "information", language);
        var (controller, purpose) = (Examined.In(about.Controller, language).Trim().TrimEnd('.'), Examined.In(about.Purpose, language).Trim());
        if (!Responsible.IsMatch(text) || !Says(text, controller) || isBuilt && controller.Length == 0)
            yield return ("who is responsible for the data", "hvem der er dataansvarlig");
        if (!Aim.IsMatch(text) && !isBuilt || isBuilt && purpose.Length == 0)
            yield return ("what the study is for", "hvad undersøgelsen skal bruges til");
        if (!Kept.IsMatch(text) || about.Day is { } day && !text.Contains($"{day.Year}", StringComparison.Ordinal))
            yield return ("how long answers are kept", "hvor længe svarene gemmes");
        if (!Address.IsMatch(text) && !Says(text, study.Contact))
            yield return ("whom to write to", "hvem man kan skrive til");
        if (!Withdraw.IsMatch(text))
            yield return ("how to withdraw", "hvordan man trækker sig");
        if (!Free.IsMatch(text))
            yield return ("that taking part is voluntary", "at det er frivilligt at være med");
    }

    // What is not answered is not asked for.
    private static bool Says(string text, string answer) => text.Contains(answer, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"(responsible for|controller|dataansvarlig|er ansvarlig|ansvarlig for)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Responsible { get; }

    [GeneratedRegex(@"(want to know|want to find out|want to learn|wish to|the purpose|the aim|is about|it is for|vil gerne vide|vil vide|ønsker at|formålet|handler .{0,40}om|undersøger|finde ud af)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Aim { get; }

    [GeneratedRegex(@"((anonym|erase|delete|kept|keep|store|slet|gem(mes|t)|opbevar)[^\n]{0,80}(\b20[0-9]{2}\b|month|year|måned|år\b|week|uge|day|dag))", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Kept { get; }

    [GeneratedRegex(@"(\S+@\S+\.\w+|\b(phone|call us|telefon|ring til)\b)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Address { get; }

    [GeneratedRegex(@"(withdraw|change your mind|answers erased|answers deleted|erase your|delete your|fortryde|trække dig|trække (dit|din)|svar slettet|få slettet|slette dine)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Withdraw { get; }

    [GeneratedRegex(@"(\bvoluntary\b|voluntarily|decide whether|free to|\bfrivilligt\b|bestemmer selv|frit,? om)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Free { get; }
}
