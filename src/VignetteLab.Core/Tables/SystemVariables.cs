using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tables;

/// <summary>The variables that every study has.</summary>
internal static class SystemVariables
{
    public static Variable Respondent { get; } = Name("respondent", "The respondent's random name; it stands for one person in one mode", "Respondentens tilfældige navn; det står for én person i én tilstand");

    public static Variable Version { get; } = Count("version", "Number of the study's version that was answered", "Nummeret på den version af undersøgelsen, der blev besvaret", "version", "version", 1);

    public static Variable Mode { get; } = Name("mode", "live, pilot or simulated", "live (rigtig), pilot eller simulated (simuleret)");

    public static Variable Language { get; } = Name("language", "The language used last", "Det sprog, der sidst blev brugt");

    public static Variable Status { get; } = Name("status", "completed; partial: allocated, not finished; screened_out: not eligible; quota_full: enough of their kind; study_closed: came on after the close; not_allocated: left before the vignette", "completed: gennemført; partial: fordelt, ikke færdig; screened_out: uden for målgruppen; quota_full: nok af slagsen; study_closed: kom videre efter lukningen; not_allocated: stoppede før vignetten");

    public static Variable Stratum { get; } = Name("stratum", "The group within which allocation was balanced", "Den gruppe, som fordelingen var balanceret inden for");

    public static Variable ArmName { get; } = Name("arm_name", "Name of the arm", "Armens navn");

    public static Variable Position { get; } = Count("position", "The vignette's place in the order that the respondent saw; empty for items that stand on no vignette's page", "Vignettens plads i den rækkefølge, respondenten så; tom for spørgsmål, der ikke står ved en vignette", "vignettes", "vignetter", 1);

    public static Variable Vignette { get; } = Name("vignette", "The vignette shown with the item, as in the sheet vignettes", "Den vignette, der stod ved spørgsmålet, som i arket vignettes");

    public static Variable Item { get; } = Name("item", "The item, as in the codebook", "Spørgsmålet, som i kodebogen");

    public static Variable ItemPosition { get; } = Count("item_position", "The item's place on its page as shown to this respondent", "Spørgsmålets plads på siden, som denne respondent så den", "items", "spørgsmål", 1);

    public static Variable Value { get; } = new() { Name = "value", Type = CellType.Number, Measure = "number", Label = Both("The answer's code or number as given; reversed items are not turned", "Svarets kode eller tal, som det blev givet; omvendte spørgsmål er ikke vendt") };

    public static Variable ValueText { get; } = new() { Name = "value_text", Type = CellType.Text, Measure = "text", Label = Both("The answer's words, for items answered in words", "Svarets ord for spørgsmål, der besvares med ord") };

    public static Variable ValueLabel { get; } = new() { Name = "value_label", Type = CellType.Text, Measure = "text", Label = Both("What the code stands for", "Hvad koden står for") };

    public static Variable MissingReason { get; } = Name("missing_reason", "Why there is no value; empty when there is one", "Hvorfor der ikke er en værdi; tom, når der er en");

    public static Variable Revisions { get; } = Count("revisions", "How often the answer was changed after it was first given", "Hvor ofte svaret blev ændret, efter det først var givet", "changes", "ændringer", 0);

    public static Variable PageSeconds { get; } = Count("page_seconds", "Time from the page being shown to being sent, all showings together, by the server's clock", "Tid fra siden blev vist, til den blev sendt, alle visninger lagt sammen, efter serverens ur", "seconds", "sekunder", 0);

    public static Variable AnsweredAt { get; } = Time("answered_at_utc", "When the page was last saved", "Hvornår siden sidst blev gemt");

    public static Variable Started { get; } = Time("started_utc", "When the respondent pressed Start", "Hvornår respondenten trykkede Start");

    public static Variable Finished { get; } = Time("finished_utc", "When the last page was passed; empty when it was not", "Hvornår den sidste side var gennemført; tom, hvis den ikke var");

    public static Variable Duration { get; } = Count("duration_s", "From start to finish, pauses included", "Fra start til slut, pauser medregnet", "seconds", "sekunder", 0);

    public static Variable VignetteText { get; } = new() { Name = "vignette_text", Type = CellType.Text, Measure = "text", Label = Both("The vignette's words as this respondent last read them", "Vignettens ord, som denne respondent sidst læste dem") };

    public static Variable ScaleReversed { get; } = new()
    {
        Name = "scale_reversed",
        Type = CellType.Number,
        Measure = "nominal",
        Label = Both("Whether rating points stood highest first from the first vignette on; the codes are the same", "Om svarmulighederne stod med den højeste først fra den første vignette og frem; koderne er de samme"),
        ValueSet = "scale_reversed",
        Values = [new(0, "as_written", Both("lowest first", "laveste først")), new(1, "reversed", Both("highest first", "højeste først"))],
        Min = 0,
        Max = 1,
        Missing = [Items.MissingReason.NotReached],
    };

    public static Variable Deck { get; } = Count("deck", "The deck of vignettes that the respondent saw", "Det sæt vignetter, respondenten så", "deck", "sæt", 1);

    public static Variable Cluster { get; } = Name("cluster", "The cluster that was allocated as a whole", "Den klynge, der blev fordelt samlet");

    public static Variable Counted { get; } = new()
    {
        Name = "counted",
        Type = CellType.Number,
        Measure = "nominal",
        Label = Both("Whether the researchers count the response; nothing is removed where they do not", "Om forskerne tæller besvarelsen med; intet fjernes, når de ikke gør"),
        ValueSet = "counted",
        Values = [new(0, "not_counted", Both("not counted", "tælles ikke med")), new(1, "counted", Both("counted", "tælles med"))],
        Min = 0,
        Max = 1,
    };

    public static Variable NotCountedReason { get; } = new() { Name = "not_counted_reason", Type = CellType.Text, Measure = "text", Label = Both("Why the researchers do not count the response", "Hvorfor forskerne ikke tæller besvarelsen med") };

    public static Variable QuotasOver { get; } = Name("quotas", "The quotas that the respondent counts in; an exclamation mark stands after a soft one that was full", "De kvoter, respondenten tæller med i; et udråbstegn står efter en blød kvote, der var fuld");

    public static Variable VignetteAt(int position) => Vignette with { Name = Repetition.NameAt(position, Vignette.Name) };

    public static LocalText Both(string english, string danish) =>
        new(new Dictionary<string, string> { ["en"] = english, ["da"] = danish });

    private static Variable Name(string name, string english, string danish) =>
        new() { Name = name, Type = CellType.Text, Measure = "identifier", Label = Both(english, danish) };

    private static Variable Time(string name, string english, string danish) =>
        new() { Name = name, Type = CellType.Time, Measure = "time", Label = Both(english, danish), Unit = Both("UTC", "UTC") };

    private static Variable Count(string name, string english, string danish, string unit, string enhed, double min) => new()
    {
        Name = name,
        Type = CellType.Number,
        Measure = "number",
        Label = Both(english, danish),
        Unit = Both(unit, enhed),
        Min = min,
    };
}
