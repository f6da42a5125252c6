using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tests.Studies;

/// <summary>The sample with rules and with answers in words.</summary>
internal static class SampleLogic
{
    /// <summary>
    /// Nurses are asked for their ward, the others why they came, on a page of its own; the young and the control are asked whether
    /// they run, on a page of its own; who trusts little is asked why; nights are asked for their sleep on the last page.
    /// </summary>
    public static SampleStudy Whole { get; } = SampleStudy.Whole
        .Saying("""
            {
                  "name": "work",
                  "title": { "en": "Your work", "da": "Dit arbejde" },
                  "items": [
                    {
                      "kind": "choice", "name": "ward", "required": true, "showIf": { "item": "role", "is": ["nurse"] },
                      "prompt": { "en": "When?", "da": "Hvornår?" },
                      "options": [
                        { "name": "days", "code": 1, "label": { "en": "by day", "da": "om dagen" } },
                        { "name": "nights", "code": 2, "label": { "en": "by night", "da": "om natten" } }
                      ]
                    }
                  ]
                },
                {
                  "name": "visit",
                  "title": { "en": "You, {item:role|guest}", "da": "Du, {item:role|gæst}" },
                  "showIf": { "item": "role", "isNot": ["nurse"] },
                  "items": [
                    { "kind": "text", "name": "reason", "prompt": { "en": "Why are you here?", "da": "Hvorfor er du her?" }, "maxLength": 60 }
                  ]
                },
                {
                  "name": "opinion"
            """, "{\n      \"name\": \"opinion\"")
        .Saying("""
            {
                  "name": "running",
                  "title": { "en": "Anna", "da": "Anna" },
                  "showIf": { "factor": "age", "is": ["young", "nobody"] },
                  "items": [
                    { "kind": "rating", "name": "runs", "prompt": { "en": "Runs?", "da": "Løber?" }, "points": "agree" }
                  ]
                },
                {
                  "name": "doubt",
                  "title": { "en": "Trust", "da": "Tillid" },
                  "lead": { "en": "You said “{item:trust_1|nothing}” – {item:reason|no reason}.", "da": "Du sagde »{item:trust_1|intet}« – {item:reason|ingen grund}." },
                  "items": [
                    {
                      "kind": "choice", "name": "why", "showIf": { "any": [ { "item": "trust_1", "atMost": 1 }, { "item": "runs", "is": ["3"] } ] },
                      "prompt": { "en": "Why {item:trust_1|so}?", "da": "Hvorfor {item:trust_1|det}?" },
                      "options": [
                        { "name": "age", "code": 1, "label": { "en": "Age", "da": "Alder" } },
                        { "name": "job", "code": 2, "label": { "en": "Job", "da": "Job" } }
                      ]
                    }
                  ]
                },
                {
                  "name": "after"
            """, "{\n      \"name\": \"after\"")
        .Saying("""
            { "kind": "rating", "name": "sleep", "showIf": { "all": [ { "item": "ward", "is": ["nights"] }, { "item": "why", "answered": false } ] },
                      "prompt": { "en": "Sleeps?", "da": "Sover?" }, "points": "agree" },
                    { "kind": "text", "name": "comment"
            """, "{ \"kind\": \"text\", \"name\": \"comment\"");

    public static FrozenStudy Frozen { get; } = Whole.Frozen();

    /// <summary>A nurse or another who has agreed and said so.</summary>
    public static Respondent Role(int role) => new Respondent(Frozen, false)
        .Saves("information", ("consent", 1)).Saves("before", ("role", role));

    /// <summary>A nurse on nights with a place in an arm.</summary>
    public static Respondent Nurse(string arm = "young_nurse") =>
        Role(1).Saves("work", ("ward", 2)) with { Allocated = true, Arm = arm };

    /// <summary>Somebody else with a place in an arm.</summary>
    public static Respondent Other(string arm = "young_nurse") =>
        Role(2).Saves("visit", ("reason", "A friend")) with { Allocated = true, Arm = arm };

    /// <summary>The same, having judged Anna.</summary>
    public static Respondent Judges(this Respondent respondent, int trust = 3) =>
        respondent.Saves("opinion", ("trust_1", trust), ("trust_2", 2), ("trust_3", 1));

    /// <summary>The same, at the end, having answered whatever was shown on the last page.</summary>
    public static Respondent Ends(this Respondent respondent) =>
        respondent.Saves("after", [.. respondent.Journey.Shown(Frozen.Page("after")!)
            .Select(item => (item.Name, item.Name == "comment" ? (object)"No." : 1))]);
}
