using System.Text;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tests.Studies;

/// <summary>A small valid study as its files, to be read, or spoiled and read.</summary>
internal sealed record SampleStudy(IReadOnlyDictionary<string, byte[]> Files)
{
    /// <summary>Two factors, a control arm, three pages, a stratum, a scale and a manipulation check.</summary>
    public static SampleStudy Whole { get; } = new(new Dictionary<string, byte[]>
    {
        ["study.json"] = Bytes("""
            {
              "name": "sample",
              "title": { "en": "Work", "da": "Arbejde" },
              "languages": ["en", "da"],
              "contact": "research@example.org",
              "factors": [
                {
                  "name": "age",
                  "label": { "en": "Age", "da": "Alder" },
                  "levels": [
                    {
                      "name": "young", "code": 1,
                      "label": { "en": "Young", "da": "Ung" },
                      "words": { "en": "24 years", "da": "24 år" }
                    },
                    {
                      "name": "old", "code": 2,
                      "label": { "en": "Old", "da": "Gammel" },
                      "words": { "en": "64 years", "da": "64 år" }
                    }
                  ]
                },
                {
                  "name": "job",
                  "label": { "en": "Job", "da": "Job" },
                  "levels": [
                    {
                      "name": "nurse", "code": 1,
                      "label": { "en": "Nurse", "da": "Sygeplejerske" },
                      "forms": { "who": { "en": "a nurse", "da": "sygeplejerske" }, "place": { "en": "ward", "da": "afdeling" } }
                    },
                    {
                      "name": "cook", "code": 2,
                      "label": { "en": "Cook", "da": "Kok" },
                      "forms": { "who": { "en": "a cook", "da": "kok" }, "place": { "en": "kitchen", "da": "køkken" } }
                    }
                  ]
                }
              ],
              "controls": [
                {
                  "name": "nobody",
                  "label": { "en": "Nobody", "da": "Ingen" },
                  "words": {
                    "age": { "en": "no age", "da": "ingen alder" },
                    "job.who": { "en": "nobody", "da": "ingen" },
                    "job.place": { "en": "place", "da": "sted" }
                  }
                }
              ],
              "points": { "agree": { "en": ["No", "Perhaps", "Yes"], "da": ["Nej", "Måske", "Ja"] } },
              "pages": [
                {
                  "name": "before",
                  "title": { "en": "You", "da": "Dig" },
                  "items": [
                    {
                      "kind": "choice", "name": "role", "required": true,
                      "prompt": { "en": "What are you?", "da": "Hvad er du?" },
                      "options": [
                        { "name": "nurse", "code": 1, "label": { "en": "Nurse", "da": "Sygeplejerske" } },
                        { "name": "other", "code": 2, "label": { "en": "Other", "da": "Andet" } }
                      ]
                    }
                  ]
                },
                {
                  "name": "opinion",
                  "title": { "en": "Anna", "da": "Anna" },
                  "vignette": true,
                  "order": "random",
                  "items": [
                    { "kind": "rating", "name": "trust_1", "prompt": { "en": "Good?", "da": "God?" }, "points": "agree" },
                    { "kind": "rating", "name": "trust_2", "prompt": { "en": "Able?", "da": "Dygtig?" }, "points": "agree" },
                    { "kind": "rating", "name": "trust_3", "prompt": { "en": "Bad?", "da": "Dårlig?" }, "points": "agree", "reversed": true }
                  ]
                },
                {
                  "name": "after",
                  "title": { "en": "Last", "da": "Sidst" },
                  "items": [
                    {
                      "kind": "choice", "name": "check_age",
                      "prompt": { "en": "How old was Anna?", "da": "Hvor gammel var Anna?" },
                      "options": [
                        { "name": "twenties", "code": 1, "label": { "en": "24", "da": "24" } },
                        { "name": "sixties", "code": 2, "label": { "en": "64", "da": "64" } },
                        { "name": "unknown", "code": 3, "label": { "en": "It was not said", "da": "Det stod der ikke" } }
                      ],
                      "check": { "factor": "age", "correct": { "young": "twenties", "old": "sixties", "nobody": "unknown" } }
                    },
                    {
                      "kind": "number", "name": "years", "min": 0, "max": 60, "decline": ["refused"],
                      "prompt": { "en": "How long?", "da": "Hvor længe?" },
                      "unit": { "en": "years", "da": "år" }
                    },
                    { "kind": "text", "name": "comment", "prompt": { "en": "More?", "da": "Mere?" }, "maxLength": 100 }
                  ]
                }
              ],
              "scales": [
                { "name": "trust", "label": { "en": "Trust", "da": "Tillid" }, "items": ["trust_1", "trust_2", "trust_3"] }
              ],
              "allocation": { "procedure": "permuted_blocks", "strata": ["role"], "multiples": [1, 2] }
            }

            """),
        ["vignette.en.md"] = Bytes("Anna is {age}.\n\nShe is {job.who} in a {job.place}.\n"),
        ["vignette.da.md"] = Bytes("Anna er {age}.\n\nHun er {job.who} på et {job.place}.\n"),
        ["information.en.md"] = Bytes("It takes a minute.\n"),
        ["information.da.md"] = Bytes("Det tager et minut.\n"),
        ["debrief.en.md"] = Bytes("Anna is made up.\n"),
        ["debrief.da.md"] = Bytes("Anna er opfundet.\n"),
    });

    /// <summary>Every problem that reading finds, as it is printed.</summary>
    public string[] Problems => [.. Read().Problems.Select(problem => problem.ToString())];

    /// <summary>The study's structure as text.</summary>
    public string Json => Encoding.UTF8.GetString(Files["study.json"]);

    public StudyReading Read(string? folder = null) => StudyFile.Read(Files, folder);

    public Study Study() => Read().Study ?? throw new InvalidDataException(string.Join('\n', Problems));

    public FrozenStudy Frozen() => new(CanonicalJson.Write(Study()));

    /// <summary>The same study with a file as these bytes.</summary>
    public SampleStudy With(string file, byte[] bytes) =>
        new(Files.Where(other => other.Key != file).Append(new(file, bytes)).ToDictionary());

    public SampleStudy With(string file, string text) => With(file, Bytes(text));

    public SampleStudy Without(string file) => new(Files.Where(other => other.Key != file).ToDictionary());

    /// <summary>The same study with the one place in <c>study.json</c> that says something saying something else.</summary>
    public SampleStudy Saying(string instead, string of)
    {
        Assert.Equal(2, Json.Split(of).Length);
        return With("study.json", Json.Replace(of, instead, StringComparison.Ordinal));
    }

    /// <summary>Asserts that reading finds one problem, which begins like this.</summary>
    public void HasOnly(string problem) => Assert.StartsWith(problem, Assert.Single(Problems), StringComparison.Ordinal);

    /// <summary>Asserts that reading finds a problem at each of these paths of <c>study.json</c> and no other.</summary>
    public void IsWrongAt(params string[] paths) => Assert.Equal(paths, Read().Problems.Select(problem => problem.Path));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
