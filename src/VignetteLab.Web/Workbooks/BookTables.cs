namespace VignetteLab.Web.Workbooks;

/// <summary>A part of a record as a column.</summary>
/// <param name="Header">Its header; of words, that of each language's column begins with it.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="Path">Where it is in the record, as in <c>check.factor</c>; the header where none is given.</param>
internal sealed record BookPart(string Header, BookKind Kind, string? Path = null)
{
    public string Member => Path ?? Header;
}

/// <summary>A list of records as a sheet: a row each, and before its own columns the names of the records it belongs to.</summary>
/// <param name="Name">The sheet's name.</param>
/// <param name="Keys">The columns that name the record it belongs to; none for a list of the study itself.</param>
/// <param name="Parent">The sheet of those records; <c>null</c> for a list of the study itself.</param>
/// <param name="Member">The list's name in its parent.</param>
/// <param name="Key">The column by which the sheets below name these records.</param>
/// <param name="Entries">Whether it is a list of words by name (the name is the first part) rather than of records.</param>
/// <param name="Parts">The columns.</param>
internal sealed record BookTable(
    string Name, IReadOnlyList<string> Keys, string? Parent, string Member, string Key, bool Entries, params IReadOnlyList<BookPart> Parts);

/// <summary>The sheets of a study's workbook.</summary>
internal static class BookTables
{
    /// <summary>The sheets that hold a line for each fact: the study's own, and those of its parts that are no lists.</summary>
    public static IReadOnlyList<(string Sheet, string? Member, IReadOnlyList<BookFact> Facts)> Facts { get; } =
    [
        ("study", null,
        [
            new("name", BookKind.Text), new("title", BookKind.Words), new("languages", BookKind.Text, IsList: true), new("minutes", BookKind.Number),
            new("contact", BookKind.Text), new("inspiredBy", BookKind.Words), new("scaleDirection", BookKind.Text),
        ]),
        ("about", "about",
        [
            new("controller", BookKind.Words), new("dataProtection", BookKind.Text), new("purpose", BookKind.Words), new("eligible", BookKind.Words),
            new("task", BookKind.Words), new("basis", BookKind.Text), new("sensitive", BookKind.Truth), new("keptUntil", BookKind.Text),
            new("keptMonths", BookKind.Number), new("recipients", BookKind.Words), new("source", BookKind.Words), new("workplace", BookKind.Truth),
            new("reward", BookKind.Words), new("ethics", BookKind.Text), new("support", BookKind.Words), new("varied", BookKind.Words),
        ]),
        ("design", "design",
        [
            new("kind", BookKind.Text), new("fixed", BookKind.Text, IsList: true), new("selection", BookKind.Text), new("generators", BookKind.Text, IsList: true),
            new("size", BookKind.Number), new("vignettes", BookKind.Text, IsList: true), new("decks", BookKind.Number),
            new("deckList", BookKind.Names, IsList: true), new("order", BookKind.Text),
        ]),
        ("allocation", "allocation",
        [
            new("procedure", BookKind.Text), new("strata", BookKind.Text, IsList: true), new("multiples", BookKind.Number, IsList: true),
            new("shares", BookKind.Number, IsNamed: true), new("places", BookKind.Number), new("cluster", BookKind.Text),
            new("clusterStrata", BookKind.Names, IsNamed: true), new("measure", BookKind.Text), new("weights", BookKind.Number, IsNamed: true),
            new("prefer", BookKind.Number), new("underWayMinutes", BookKind.Number), new("target", BookKind.Number), new("targetPerStratum", BookKind.Number),
        ]),
        ("plan", "plan",
        [
            new("respondents", BookKind.Number), new("dropOut", BookKind.Number), new("perVignette", BookKind.Number), new("effects", BookKind.Text, IsList: true),
            new("hypotheses", BookKind.Text, IsList: true), new("estimands", BookKind.Text, IsList: true), new("models", BookKind.Text, IsList: true),
            new("families", BookKind.Text, IsList: true), new("exclusionRules", BookKind.Text, IsList: true), new("stoppingRule", BookKind.Text),
        ]),
    ];

    /// <summary>The sheets that hold a line for each record, those that others belong to before them.</summary>
    public static IReadOnlyList<BookTable> Lists { get; } =
    [
        new("factors", [], null, "factors", "factor", false, new BookPart("factor", BookKind.Text, "name"), new("label", BookKind.Words)),
        new("levels", ["factor"], "factors", "levels", "level", false,
            new BookPart("level", BookKind.Text, "name"), new("code", BookKind.Number), new("words", BookKind.Words),
            new("label", BookKind.Words), new("order", BookKind.Text)),
        new("forms", ["factor", "level"], "levels", "forms", "form", true, new BookPart("form", BookKind.Text), new("words", BookKind.Words)),
        new("controls", [], null, "controls", "control", false, new BookPart("control", BookKind.Text, "name"), new("label", BookKind.Words)),
        new("control_words", ["control"], "controls", "words", "hole", true, new BookPart("hole", BookKind.Text), new("words", BookKind.Words)),
        new("exclusions", [], null, "exclusions", "", false, new BookPart("not", BookKind.Pairs), new("reason", BookKind.Words)),
        new("overrides", [], null, "overrides", "vignette", false, new BookPart("vignette", BookKind.Text)),
        new("override_words", ["vignette"], "overrides", "words", "hole", true, new BookPart("hole", BookKind.Text), new("words", BookKind.Words)),
        new("pages", [], null, "pages", "page", false,
            new BookPart("page", BookKind.Text, "name"), new("title", BookKind.Words), new("lead", BookKind.Words),
            new("vignette", BookKind.Truth), new("order", BookKind.Text), new("show_if", BookKind.Rule, "showIf")),
        new("items", ["page"], "pages", "items", "item", false,
            new BookPart("item", BookKind.Text, "name"), new("kind", BookKind.Text), new("prompt", BookKind.Words), new("hint", BookKind.Words),
            new("required", BookKind.Truth), new("decline", BookKind.Names), new("points", BookKind.Text), new("first", BookKind.Number),
            new("reversed", BookKind.Truth), new("min", BookKind.Number), new("max", BookKind.Number), new("unit", BookKind.Words),
            new("max_length", BookKind.Number, "maxLength"), new("lines", BookKind.Number), new("check_factor", BookKind.Text, "check.factor"),
            new("check_correct", BookKind.Pairs, "check.correct"), new("show_if", BookKind.Rule, "showIf")),
        new("values", ["item"], "items", "options", "value", false,
            new BookPart("value", BookKind.Text, "name"), new("code", BookKind.Number), new("label", BookKind.Words),
            new("screen_out", BookKind.Truth, "screenOut")),
        new("scales", [], null, "scales", "scale", false,
            new BookPart("scale", BookKind.Text, "name"), new("label", BookKind.Words), new("items", BookKind.Names)),
        new("quotas", [], null, "quotas", "quota", false,
            new BookPart("quota", BookKind.Text, "name"), new("of", BookKind.Rule), new("limit", BookKind.Number), new("kind", BookKind.Text)),
    ];

    /// <summary>The order in which the sheets stand.</summary>
    public static IReadOnlyList<string> Order { get; } =
    [
        "study", "factors", "levels", "forms", "texts", "controls", "control_words", "exclusions", "overrides", "override_words", "pages",
        "items", "values", "points", "scales", "design", "allocation", "quotas", "plan", "about", "more",
    ];
}

/// <summary>A fact as lines of a sheet.</summary>
/// <param name="Name">What it is, as the study file calls it.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="IsList">Whether there may be several, a line each.</param>
/// <param name="IsNamed">Whether each is of something that is named beside it.</param>
internal sealed record BookFact(string Name, BookKind Kind, bool IsList = false, bool IsNamed = false);
