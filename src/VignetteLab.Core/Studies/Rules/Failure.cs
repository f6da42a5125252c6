using FluentValidation;
using FluentValidation.Results;

namespace VignetteLab.Core.Studies.Rules;

/// <summary>What a rule finds, as FluentValidation carries it: the sentence rides along as state, since its text alone cannot be translated.</summary>
internal static class Failure
{
    private const string value = "{PropertyValue}";

    /// <summary>A failure at a path.</summary>
    /// <param name="below">How many lines below the beginning of the text.</param>
    public static ValidationFailure Of(string path, Said said, int below = 0) =>
        new(path, said.ToString()) { CustomState = new Stated(said, below) };

    /// <summary>Says what is wrong where a rule does not hold.</summary>
    /// <param name="template">With <c>{PropertyValue}</c> for the value, and <c>{1}</c>, <c>{2}</c> … for others.</param>
    public static IRuleBuilderOptions<T, TProperty> Saying<T, TProperty>(
        this IRuleBuilderOptions<T, TProperty> rule, string template, params object?[] others)
    {
        var isPlain = others.Length == 0 && !template.Contains(value, StringComparison.Ordinal);
        return rule.WithMessage(template).WithState((_, given) => new Stated(isPlain
            ? template
            : Core.Said.Of(template.Replace(value, "{0}", StringComparison.Ordinal), [given, .. others]), 0));
    }

    /// <summary>The sentence of a failure.</summary>
    public static Said Said(ValidationFailure failure) =>
        failure.CustomState is Stated stated ? stated.Said : failure.ErrorMessage;

    /// <summary>How many lines below the beginning of the text it is about.</summary>
    public static int Below(ValidationFailure failure) => failure.CustomState is Stated stated ? stated.Below : 0;

    private sealed record Stated(Said Said, int Below);
}
