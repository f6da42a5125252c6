using System.Collections;
using FluentValidation;
using VignetteLab.Core.Studies.Reading;

namespace VignetteLab.Core.Studies.Rules;

/// <summary>Whatever is worded is worded in each of the study's languages.</summary>
internal sealed class WordsRules : AbstractValidator<Study>
{
    public WordsRules() => RuleFor(study => study).Custom((study, context) =>
    {
        foreach (var (path, words) in All(study))
        {
            foreach (var language in study.Languages.Where(language =>
                string.IsNullOrWhiteSpace(words.Words.GetValueOrDefault(language))))
            {
                context.AddFailure(Failure.Of($"{path}.{language}", $"There are no words in “{language}”. Write them, or take “{language}” out of the study's languages."));
            }

            foreach (var language in words.Words.Keys.Except(study.Languages))
                context.AddFailure(Failure.Of($"{path}.{language}", $"The study does not speak “{language}”. Add it to the study's languages, or take these words out."));
        }
    });

    /// <summary>All that is worded, with its path.</summary>
    public static IEnumerable<(string Path, LocalText Words)> All(Study study) => In(study, "");

    /// <summary>The words of a part of a study, each with its path.</summary>
    internal static IEnumerable<(string Path, LocalText Words)> In(object thing, string path) => thing switch
    {
        LocalText words => [(path, words)],
        string or Enum or int or bool => [],
        IDictionary dictionary => dictionary.Keys.Cast<string>().SelectMany(key => In(dictionary[key]!, SourceNode.Join(path, key))),
        IEnumerable list => list.Cast<object>().Index().SelectMany(item => In(item.Item, $"{path}[{item.Index}]")),
        _ => Shape.Members(thing.GetType()).SelectMany(member =>
            member.Property.GetValue(thing) is { } value ? In(value, SourceNode.Join(path, member.Name)) : []),
    };
}
