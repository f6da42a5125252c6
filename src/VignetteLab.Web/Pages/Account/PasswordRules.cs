using FluentValidation;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Account;

/// <summary>What is asked of every new password.</summary>
internal static class PasswordRules
{
    /// <summary>Asks for it.</summary>
    /// <param name="rule">The rule for the password.</param>
    /// <param name="texts">The words to say it in.</param>
    /// <param name="email">Whose password it is to be.</param>
    public static IRuleBuilderOptions<T, string?> NewPassword<T>(
        this IRuleBuilder<T, string?> rule, StudioTexts texts, Func<T, string?> email) => rule
        .NotEmpty().WithMessage(texts["Choose a password of at least 12 characters."])
        .Length(Passwords.Least, Passwords.Most).WithMessage(texts["Choose a password of 12 to 128 characters."])
        .Must((form, password) => password is null || password.Length < Passwords.Least || !Passwords.IsGuessable(password, email(form)))
        .WithMessage(texts["This password is among the first that a guesser tries. Choose another; several words in a row are fine."]);
}
