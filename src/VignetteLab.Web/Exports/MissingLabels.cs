using VignetteLab.Core.Items;

namespace VignetteLab.Web.Exports;

/// <summary>The reasons why a value is missing, worded for analysts.</summary>
internal static class MissingLabels
{
    public static IReadOnlyList<Value> All { get; } =
    [
        Of(MissingReason.NotShown, "not shown to this respondent: by a rule of the study, or since it ended before for one who was screened out or turned away", "ikke vist for denne respondent: på grund af en regel i undersøgelsen, eller fordi den sluttede før for en, der var uden for målgruppen eller kom, da der var nok"),
        Of(MissingReason.NotReached, "the respondent left before sending the page", "respondenten stoppede, før siden var sendt"),
        Of(MissingReason.NoAnswer, "shown and left blank", "vist og ikke besvaret"),
        Of(MissingReason.DontKnow, "chose “don't know”", "valgte »ved ikke«"),
        Of(MissingReason.Refused, "chose “prefer not to say”", "valgte »ønsker ikke at svare«"),
        Of(MissingReason.ByDesign, "not part of what the respondent was allocated to", "ikke en del af det, respondenten blev fordelt til"),
        Of(MissingReason.Withdrawn, "erased when the respondent withdrew", "slettet, da respondenten trak sig"),
        Of(MissingReason.Invalid, "given, but cannot be coded", "givet, men kan ikke kodes"),
        Of(MissingReason.SkippedAfterPrompt, "left blank, asked for once more, and left blank again", "ikke besvaret, spurgt igen og stadig ikke besvaret"),
    ];

    private static Value Of(MissingReason reason, string english, string danish) => new(
        (int)reason, reason.Name(), new(new Dictionary<string, string> { ["en"] = english, ["da"] = danish }));
}
