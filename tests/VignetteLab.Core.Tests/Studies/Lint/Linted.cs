using System.Globalization;
using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

/// <summary>The sample without a fault, to be spoiled in one place and looked at.</summary>
internal static class Linted
{
    private const string informationEn = """
        Example University is responsible for the study and for your data. Write to us at research@example.org.

        We want to know how people see work. It is voluntary, and you decide whether to take part.

        The answers are made anonymous by 31 December 2031. If you change your mind, you can have your answers erased.
        """;

    private const string informationDa = """
        Eksempeluniversitetet er dataansvarlig. Skriv til os på research@example.org.

        Vi vil gerne vide, hvordan folk ser på arbejde. Det er frivilligt, og du bestemmer selv, om du vil være med.

        Svarene bliver gjort anonyme senest den 31. december 2031. Hvis du fortryder, kan du få dine svar slettet.
        """;

    public static SampleStudy Clean { get; } = SampleStudy.Whole
        .With("information.en.md", informationEn).With("information.da.md", informationDa)
        .Saying("""
            "contact": "research@example.org",
            "about": { "controller": { "en": "Example University", "da": "Eksempeluniversitetet" }, "keptUntil": "2031-12-31" },
            """, "\"contact\": \"research@example.org\",")
        .Saying("""
            "maxLength": 100, "hint": { "en": "Please do not write names or CPR numbers.", "da": "Skriv ikke navne eller CPR-numre." }
            """, "\"maxLength\": 100")
        .Saying("{ \"en\": \"I do not remember\", \"da\": \"Det husker jeg ikke\" }", "{ \"en\": \"It was not said\", \"da\": \"Det stod der ikke\" }")
        .Saying("\"da\": \"kantinekok\"", "\"da\": \"kok\"").Saying("\"da\": \"storkøkken\"", "\"da\": \"køkken\"");

    /// <summary>The sample with other words in one place.</summary>
    public static SampleStudy Saying(string instead, string of) => Clean.Saying(instead, of);

    /// <summary>A study of the library.</summary>
    public static SampleStudy Library(string name) => new(Directory.GetFiles(Checkout.PathOf("vignettes", name))
        .ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes));

    public static IReadOnlyList<Finding> Of(SampleStudy sample, Func<LintSubject, LintSubject>? knowing = null)
    {
        var reading = sample.Read();
        var subject = new LintSubject(reading.Draft!, reading.Problems) { Replications = 50 };
        return Lint.Of(knowing is null ? subject : knowing(subject));
    }

    /// <summary>Asserts that a rule finds something at a path, and says it whole in both languages.</summary>
    public static Finding Finds(
        string rule, Severity severity, string path, SampleStudy sample, Func<LintSubject, LintSubject>? knowing = null)
    {
        var all = Of(sample, knowing);
        var found = all.FirstOrDefault(finding => finding.Rule == rule && finding.Path == path && finding.Severity == severity);
        Assert.True(found is not null, string.Create(CultureInfo.InvariantCulture,
            $"{rule} finds no {severity} at {path}, but:\n{string.Join('\n', all.Select(other => $"{other.Severity} {other.Rule} {other.Path}: {other.Message.In("en")}"))}"));
        Assert.NotEqual(found.Message.In("en"), found.Message.In("da"));
        Assert.All(found.Message.Words.Values, words => Assert.Matches(@"[.”]$", words));
        return found;
    }

    /// <summary>Asserts that a rule finds nothing.</summary>
    public static void Passes(string rule, SampleStudy sample, Func<LintSubject, LintSubject>? knowing = null) =>
        Assert.DoesNotContain(Of(sample, knowing), finding => finding.Rule == rule);
}
