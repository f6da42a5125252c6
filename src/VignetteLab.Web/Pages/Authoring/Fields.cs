using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>Some words of a draft: a field for each language.</summary>
/// <param name="Label">What the words are.</param>
/// <param name="Id">What the fields' ids begin with.</param>
/// <param name="Name">The fields' name, without the language.</param>
/// <param name="Words">What is in them.</param>
/// <param name="Languages">The languages.</param>
/// <param name="Holes">What the ids of the lists of holes begin with; <c>null</c> where the words have none.</param>
/// <param name="Placeholder">What an empty field stands for.</param>
public sealed record WordsField(
    string Label, string Id, string Name, IReadOnlyDictionary<string, string?> Words, IReadOnlyList<string> Languages, string? Holes = null, string? Placeholder = null);

/// <summary>The conditions under which a part is shown.</summary>
/// <param name="Study">The draft.</param>
/// <param name="Page">The index of the page that the part is, or stands on.</param>
/// <param name="At">The part in the form, as <see cref="ListOps"/> finds it.</param>
/// <param name="Part">The part.</param>
/// <param name="Kept">Its rule, as the draft has it.</param>
public sealed record RulesField(Study Study, int Page, string At, IRuled Part, ShowIf? Kept)
{
    /// <summary>The items that can be looked at.</summary>
    public IReadOnlyList<Item> Items { get; } = Foregoing.Items(Study, Page);

    /// <summary>The factors that can be looked at.</summary>
    public IReadOnlyList<Factor> Factors { get; } = Foregoing.Factors(Study, Page);

    /// <summary>What the ids of its fields begin with.</summary>
    public string Id => ListOps.Id($"{At}.", 0)[..^3];

    /// <summary>The answers, levels and arms that a condition can name, with what respondents or researchers read for them.</summary>
    /// <param name="of">What is looked at, as in <c>item:role</c>.</param>
    /// <param name="language">The language of the words.</param>
    /// <param name="declining">What a way to decline is called.</param>
    public IEnumerable<(string Name, string Label)> Values(string? of, string language, Func<Decline, string> declining)
    {
        if (of?.Split(':', 2) is not [var kind, var name])
            return [];
        if (kind == "factor")
        {
            return (Study.Factors.FirstOrDefault(factor => factor.Name == name)?.Levels ?? []).Select(level => (level.Name, level.Label.Words.GetValueOrDefault(language, level.Name)))
                .Concat(Study.Controls.Select(control => (control.Name, control.Label.Words.GetValueOrDefault(language, control.Name))));
        }

        var item = Study.Items.FirstOrDefault(item => item.Name == name);
        return (item switch
        {
            ChoiceItem choice => choice.Options.Select(option => (option.Name, option.Label.Words.GetValueOrDefault(language, option.Name))),
            RatingItem rating => rating.Column.Values.Select(point => (point.Name, $"{point.Name} {point.Label.Words.GetValueOrDefault(language)}")),
            _ => [],
        }).Concat((item?.Decline ?? []).Select(way => (((MissingReason)(int)way).Name(), declining(way))));
    }

    /// <summary>Whether what is looked at is answered by a number.</summary>
    public bool IsNumber(string? of) => of?.Split(':', 2) is ["item", var name] && Study.Items.FirstOrDefault(item => item.Name == name) is RatingItem or NumberItem;

    /// <summary>What a part may look at besides what it can: what it looks at already, though that is wrong.</summary>
    public IEnumerable<string> Others(RulePart rule) =>
        rule.Of is null || Items.Any(item => $"item:{item.Name}" == rule.Of) || Factors.Any(factor => $"factor:{factor.Name}" == rule.Of) ? [] : [rule.Of];
}

/// <summary>One item of a form.</summary>
/// <param name="On">The step.</param>
/// <param name="Item">The item.</param>
/// <param name="Page">The index of its page.</param>
/// <param name="Index">Its index on the page.</param>
/// <param name="Count">How many items the page has.</param>
/// <param name="Holes">What the ids of the lists of its page's holes begin with.</param>
public sealed record ItemField(ItemsModel On, ItemPart Item, int Page, int Index, int Count, string Holes);

/// <summary>The answers that can stand in the words of a page.</summary>
/// <param name="Id">What the ids of the lists begin with.</param>
/// <param name="Languages">The languages; a list for each.</param>
/// <param name="Items">The items.</param>
public sealed record HolesOf(string Id, IReadOnlyList<string> Languages, IReadOnlyList<Item> Items);

/// <summary>A page as respondents see it on a phone, in each language.</summary>
/// <param name="Study">The study's address.</param>
/// <param name="Page">The page's name.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Languages">The languages.</param>
public sealed record Phones(string Study, string Page, string Title, IReadOnlyList<string> Languages);
