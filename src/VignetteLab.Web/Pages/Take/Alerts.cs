using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Take;

/// <summary>What stands above a page.</summary>
/// <param name="Error">What is wrong; <c>null</c> for a question that is no fault.</param>
/// <param name="Text">What it is about.</param>
/// <param name="Items">The items it is about.</param>
/// <param name="Buttons">What can be done about it: op and words.</param>
public sealed record Alert(
    string? Error, string? Text, IReadOnlyList<Item> Items, IReadOnlyList<(string Op, string Label)> Buttons)
{
    /// <summary>Only says that something is wrong.</summary>
    public static Alert Of(string error) => new(error, null, [], []);
}

/// <summary>What is said above pages and beside items, in one language.</summary>
public sealed class Alerts(string language)
{
    private readonly Texts texts = Texts.In(language);

    /// <summary>Answers were left out; what was given is saved.</summary>
    public Alert Prompt(Page page, IReadOnlyList<Item> missing)
    {
        var required = missing.Where(item => item.Required).ToArray();
        return required.Length == 0
            ? new(null, texts["You have not answered {0} of {1} questions. You can answer now or continue without.", missing.Count, page.Items.Count(item => item is not TextItem)],
                missing, [("continue", texts["Continue without answering"])])
            : page.Name == FrozenStudy.Information
                ? Alert.Of(texts["To take part, please tick that you agree. If you do not want to, press “No, thank you”."])
                : new(texts["Please answer this before you go on."], null, required, []);
    }

    /// <summary>What stands beside an item that has to be answered.</summary>
    public string Required(Item item) =>
        texts[item.Name == FrozenStudy.Consent ? "Please tick the box to take part." : "Please choose one."];

    /// <summary>What stands beside an item that was left out.</summary>
    public string NotAnswered => texts["Not answered"];

    /// <summary>Two showings of the page were answered differently.</summary>
    public Alert Conflict => new(
        null, texts["This page was answered twice. The answers that you sent just now are ticked below and are not saved yet; the ones saved before stand beside them. Which should we keep?"], [],
        [("continue", texts["Keep what is ticked below"]), ("keep", texts["Keep what was saved before"])]);

    /// <summary>What stands beside an item that was answered differently before.</summary>
    public string SavedBefore(Item item, Answer? before) => texts["Saved before: {0}", before is { } answer ? Said(item, answer) : texts["no answer"]];

    /// <summary>Fields cannot be read; nothing is saved.</summary>
    public Alert Faults(ReadForm read) => new(
        texts["This page is not saved yet. Please look at this once more:"], null, [.. read.Faults.Select(fault => fault.Item)], []);

    /// <summary>What is wrong with an item's field; <c>null</c> when nothing is.</summary>
    public string? Fault(ReadForm read, Item item) =>
        read.Faults.Where(fault => fault.Item == item).Select(fault => Said(fault.Fault)).FirstOrDefault();

    /// <summary>The database could not take the page.</summary>
    public Alert NotSaved => Alert.Of(texts["Your answers on this page are not saved yet. Please press Continue again in a moment."]);

    /// <summary>What was sent is not taken any more.</summary>
    public Alert TooLate => Alert.Of(texts["What you just sent cannot be used any more and is not saved. What was saved before is kept."]);

    /// <summary>Why an answer is locked.</summary>
    public string Locked => texts["The pages after this one build on it, so it can no longer be changed."];

    private string Said(Item item, Answer answer) => answer.Declines
        ? Declining((Decline)(int)answer.Number!.Value, texts)
        : item.Column.Values.FirstOrDefault(value => value.Code == answer.Number)?.Label.In(language) ?? answer.Posted;

    private string Said(Fault fault) => fault.Kind switch
    {
        FaultKind.NotANumber => texts["Write a whole number from {0} to {1}, for example {2}.", fault.Low, fault.High, fault.Low + (fault.High - fault.Low) / 5],
        FaultKind.OutOfRange => texts["Write a number from {0} to {1}.", fault.Low, fault.High],
        FaultKind.TooLong => texts["This has {0} characters; at most {1} can be kept. Please shorten it.", fault.Low, fault.High],
        _ => texts["Please choose one of the answers."],
    };

    /// <summary>How a way to decline is worded.</summary>
    public static string Declining(Decline decline, Texts texts) =>
        decline == Decline.DontKnow ? texts["Don’t know"] : texts["Prefer not to say"];
}
