using VignetteLab.Core;
using VignetteLab.Core.Tables;

namespace VignetteLab.Web.Exports;

/// <summary>What the columns of the describing sheets mean, for the codebook.</summary>
internal static class SheetColumns
{
    private static readonly Dictionary<(string Sheet, string Column), (string English, string Danish, string? Unit)> known = new()
    {
        [("readme", "what")] = ("What the row tells", "Hvad rækken fortæller", null),
        [("readme", "text")] = ("What there is to tell", "Hvad der er at fortælle", null),
        [("vignettes", "vignette")] = ("The vignette's name: its levels' names joined by _", "Vignettens navn: niveauernes navne med _ imellem", null),
        [("vignettes", "arms")] = ("The arms that show it", "De arme, der viser den", null),
        [("vignettes", "language")] = ("The language of the text", "Tekstens sprog", null),
        [("vignettes", "text")] = ("Its words as respondents read them", "Dens ord, som respondenterne læser dem", null),
        [("vignettes", "words")] = ("Length of the text", "Tekstens længde", "words"),
        [("vignettes", "characters")] = ("Length of the text", "Tekstens længde", "characters"),
        [("vignettes", "sha256")] = ("SHA-256 of the text, as kept with each page that showed it", "SHA-256 af teksten, som den gemmes med hver side, der viste den", null),
        [("vignettes", "excluded")] = ("1 if the combination is left out as implausible, else 0", "1, hvis kombinationen er udeladt som usandsynlig, ellers 0", null),
        [("vignettes", "reason")] = ("Why it is left out", "Hvorfor den er udeladt", null),
        [("value_labels", "set")] = ("The set of values, as in value_set of the codebook; missing for the reasons", "Sættet af værdier, som value_set i kodebogen; missing for årsagerne", null),
        [("value_labels", "code")] = ("The number in the data", "Tallet i data", null),
        [("value_labels", "name")] = ("The code's name", "Kodens navn", null),
        [("value_labels", "label_da")] = ("What it stands for, in Danish", "Hvad den står for, på dansk", null),
        [("value_labels", "label_en")] = ("What it stands for, in English", "Hvad den står for, på engelsk", null),
        [("design", "arm")] = ("The arm's code", "Armens kode", null),
        [("design", "arm_name")] = ("The arm's name", "Armens navn", null),
        [("design", "deck")] = ("The number of its deck; empty where it shows one vignette", "Nummeret på dens sæt; tom, hvor den viser én vignette", null),
        [("design", "control")] = ("1 for a control arm, else 0", "1 for en kontrolarm, ellers 0", null),
        [("design", "label_da")] = ("What the arm shows, in Danish", "Hvad armen viser, på dansk", null),
        [("design", "label_en")] = ("What the arm shows, in English", "Hvad armen viser, på engelsk", null),
        [("design", "share")] = ("How often it is wanted, relative to the others", "Hvor ofte den ønskes i forhold til de andre", null),
        [("design", "probability")] = ("Its share of all shares, as declared", "Dens andel af alle andele, som oplyst på forhånd", "share from 0 to 1"),
        [("design", "weight")] = ("One divided by probability, to weigh arms alike", "Én divideret med probability, så arme vejer lige", null),
        [("design", "allocated")] = ("How many were allocated to it", "Hvor mange der blev fordelt til den", "respondents"),
        [("design", "completed")] = ("How many of them came to the end", "Hvor mange af dem der nåede til slutningen", "respondents"),
        [("decks", "arm")] = ("The arm's code", "Armens kode", null),
        [("decks", "arm_name")] = ("The arm's name", "Armens navn", null),
        [("decks", "deck")] = ("The deck's number", "Sættets nummer", null),
        [("decks", "place")] = ("The vignette's place in the deck as written", "Vignettens plads i sættet, som det er skrevet", "vignettes"),
        [("decks", "vignette")] = ("The vignette, as in the sheet vignettes", "Vignetten, som i arket vignettes", null),
        [("decks", "order")] = ("In which order a respondent sees the deck: fixed, random or williams", "I hvilken rækkefølge en respondent ser sættet: fixed, random eller williams", null),
        [("allocation", "seq")] = ("The line's number in this sheet", "Linjens nummer i dette ark", null),
        [("allocation", "mode")] = ("live, pilot or simulated", "live, pilot eller simulated", null),
        [("allocation", "version")] = ("The study's version that the respondent answers", "Den version af undersøgelsen, respondenten besvarer", null),
        [("allocation", "procedure")] = ("How arms are drawn", "Hvordan arme trækkes", null),
        [("allocation", "stratum")] = ("The stratum within which it was drawn", "Det stratum, der blev trukket inden for", null),
        [("allocation", "number")] = ("The place's number in its stratum, or in all where the procedure counts so", "Pladsens nummer i sit stratum, eller i alle, hvor proceduren tæller sådan", null),
        [("allocation", "block")] = ("The block's number in the stratum, from 0; 0 where there are no blocks", "Blokkens nummer i stratummet, fra 0; 0 uden blokke", null),
        [("allocation", "arm")] = ("The arm's code", "Armens kode", null),
        [("allocation", "arm_name")] = ("The arm's name", "Armens navn", null),
        [("allocation", "probability")] = ("With what probability this arm was drawn, given what had been allocated", "Med hvilken sandsynlighed armen blev trukket, givet det der var fordelt", "share from 0 to 1"),
        [("allocation", "first")] = ("The number of the first place of the block", "Nummeret på blokkens første plads", null),
        [("allocation", "deck")] = ("The deck's number; empty where there is one vignette", "Sættets nummer; tom, hvor der er én vignette", null),
        [("allocation", "cluster")] = ("The cluster that shares the place", "Den klynge, der deler pladsen", null),
        [("allocation", "seat")] = ("Whose turn in the cluster it was; the first drew", "Hvilket nummer i klyngen; den første trak", null),
        [("allocation", "candidates")] = ("The arms that were drawn among; empty for all", "De arme, der blev trukket blandt; tom for alle", null),
        [("allocation", "state")] = ("The counts that were drawn from, as JSON; empty where none matter", "De tal, der blev trukket ud fra, som JSON; tom, hvor ingen betyder noget", "respondents"),
        [("allocation", "vignettes")] = ("The vignettes in the order shown; empty where the arm is the vignette", "Vignetterne i vist rækkefølge; tom, hvor armen er vignetten", null),
        [("allocation", "item_order")] = ("The order of items on pages in random order", "Rækkefølgen af spørgsmål på sider i tilfældig rækkefølge", null),
        [("allocation", "direction")] = ("as_written or reversed: which way rating points stood; empty where they always stand one way", "as_written eller reversed: hvilken vej svarmulighederne stod; tom, hvor de altid står ens", null),
        [("allocation", "quotas")] = ("The quotas that the respondent counts in; ! after a soft one that was full", "De kvoter, respondenten tæller med i; ! efter en blød kvote, der var fuld", null),
        [("allocation", "allocated_utc")] = ("When the place was given", "Hvornår pladsen blev givet", "UTC"),
        [("allocation", "respondent")] = ("The respondent's random name", "Respondentens tilfældige navn", null),
        [("allocation", "commitment")] = ("SHA-256 of the allocation key", "SHA-256 af fordelingsnøglen", null),
        [("declaration", "what")] = ("What is declared", "Hvad der oplyses", null),
        [("declaration", "name")] = ("Of which arm, item or option", "Om hvilken arm, hvilket spørgsmål eller hvilken mulighed", null),
        [("declaration", "value")] = ("What was declared; a number, a name or a list", "Det oplyste: et tal, et navn eller en liste", null),
    };

    private static readonly Dictionary<string, string> danishUnits = new()
    {
        ["words"] = "ord",
        ["characters"] = "tegn",
        ["share from 0 to 1"] = "andel fra 0 til 1",
        ["respondents"] = "respondenter",
        ["vignettes"] = "vignetter",
        ["UTC"] = "UTC",
    };

    /// <summary>The columns of a sheet as variables; those of factors come from the study's codebook.</summary>
    /// <param name="sheet">Any but long, wide and codebook.</param>
    /// <param name="factors">The study's factors.</param>
    public static IReadOnlyList<Variable> Of(Sheet sheet, IReadOnlyList<Variable> factors) => [.. sheet.Columns.Select(column =>
        factors.FirstOrDefault(factor => factor.Name == column.Name && !known.ContainsKey((sheet.Name, column.Name))) ?? Of(sheet.Name, column))];

    private static Variable Of(string sheet, Column column)
    {
        var (english, danish, unit) = known[(sheet, column.Name)];
        return new()
        {
            Name = column.Name,
            Type = column.Type switch { ColumnType.Number => CellType.Number, ColumnType.Time => CellType.Time, _ => CellType.Text },
            Measure = column.Type switch { ColumnType.Number => "number", ColumnType.Time => "time", _ => "text" },
            Label = Both(english, danish),
            Unit = unit is null ? null : Both(unit, danishUnits[unit]),
        };
    }

    private static LocalText Both(string english, string danish) =>
        new(new Dictionary<string, string> { ["en"] = english, ["da"] = danish });
}
