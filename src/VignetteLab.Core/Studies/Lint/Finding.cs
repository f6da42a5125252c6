using System.Security.Cryptography;
using System.Text;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>Something in a study that its authors should know of.</summary>
/// <param name="Rule">The rule's number, as in <c>L13</c>; <see cref="Format"/> where the study cannot be read as it is.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Path">The member it is about, as in <c>factors[0].levels[1]</c>; empty for the whole study.</param>
/// <param name="Message">What is wrong and what to do, in English and Danish.</param>
/// <param name="About">The words or numbers that it is about: when they change, it is another finding.</param>
public sealed record Finding(string Rule, Severity Severity, string Path, LocalText Message, string About)
{
    /// <summary>The rule of what no rule of the catalogue has: the study does not follow its format.</summary>
    public const string Format = "format";

    /// <summary>The problem of reading that it tells; <c>null</c> where a rule of the catalogue found it.</summary>
    public Problem? Problem { get; init; }

    /// <summary>What an acceptance is kept under: rule, place and a hash of what it is about.</summary>
    public string Key =>
        $"{Rule}:{Path}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(About)))[..16]}";

    /// <summary>Whether a researcher may go on in spite of it, with a reason that is kept.</summary>
    public bool CanBeAccepted => Severity == Severity.Warning || Rule == "L11";
}

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>The study cannot be launched like this.</summary>
    Error,

    /// <summary>The study can be launched with a reason that is kept.</summary>
    Warning,

    /// <summary>Good to know.</summary>
    Note,
}
