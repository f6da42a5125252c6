namespace VignetteLab.Core.Studies.Lint;

/// <summary>It is settled until when answers are kept, and when the study ends.</summary>
internal sealed class L21Dates() : LintRule("L21")
{
    protected override IReadOnlyList<string> Formats => ["“{0}” is not a day. Write year", "{0} is not a number of months", "Answers are kept until a day or"];

    public override IEnumerable<Finding> Find(Examined study)
    {
        var about = study.Study.About;
        if (about is { KeptUntil: null, KeptMonths: 0 })
        {
            yield return Error("about.keptUntil", "",
                $"Nothing says how long answers are kept. Give the day by which they are anonymous or erased, or a number of months after the close.",
                $"Der står ikke, hvor længe svarene gemmes. Angiv den dag, hvor de senest er anonyme eller slettet, eller et antal måneder efter lukningen.");
        }

        if (about.Day is { } day && study.Subject.Today is { } today && day <= today)
        {
            yield return Error("about.keptUntil", about.KeptUntil ?? "",
                $"Answers are to be erased by {day:yyyy-MM-dd}, which is past. Give a later day, and write it on the information page.",
                $"Svarene skal være slettet senest {day:yyyy-MM-dd}, som er passeret. Angiv en senere dag, og skriv den på informationssiden.");
        }

        if (study.Subject.Launch is not { } launch)
            yield break;
        if (launch.Closes is null)
        {
            yield return Warning("", "close",
                $"The study has no day on which it closes. Choose one at the launch, so that it does not stay open for good.",
                $"Undersøgelsen har ingen dag, hvor den lukker. Vælg en ved starten, så den ikke står åben for altid.");
        }
        else if (about.Day is { } until && until < launch.Closes)
        {
            yield return Error("about.keptUntil", $"{until:yyyy-MM-dd}|{launch.Closes:yyyy-MM-dd}",
                $"Answers are to be erased by {until:yyyy-MM-dd}, before the study closes on {launch.Closes:yyyy-MM-dd}. Move one of the two.",
                $"Svarene skal være slettet senest {until:yyyy-MM-dd}, før undersøgelsen lukker {launch.Closes:yyyy-MM-dd}. Flyt en af de to datoer.");
        }
    }
}
