using System.Globalization;

namespace VignetteLab.Benchmarks.Load;

/// <summary>A page as a respondent meets it: its name, and the one form in it that posts.</summary>
internal sealed class Page
{
    private readonly List<Field> fields = [];

    public Page(string html)
    {
        var isInForm = false;
        foreach (var tag in new Tags(html))
        {
            if (tag.Is("main"))
            {
                Name = tag["data-page"] ?? "";
            }
            else if (tag.Is("form") && Action is null && IsPost(tag["method"]))
            {
                Action = tag["action"] ?? "";
                isInForm = true;
            }
            else if (tag.Is("/form"))
            {
                isInForm = false;
            }
            else if (isInForm && tag["disabled"] is null)
            {
                Add(tag);
            }
        }
    }

    /// <summary>What <c>main</c> says it is: <c>landing</c>, <c>vignette</c>, <c>receipt</c> …</summary>
    public string Name { get; } = "";

    /// <summary>Where the form posts to; empty for the page's own address, null without a form.</summary>
    public string? Action { get; }

    /// <summary>Answers everything that must be answered, at random, and goes on.</summary>
    /// <returns>The body to post, in ASCII.</returns>
    public string Fill(Random chance) =>
        string.Concat(fields.Select(field => Pair(field.Name, field.Answer(chance)) + "&")) + "op=continue";

    private static string Pair(string name, string value) =>
        $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}";

    private static bool IsPost(string? method) =>
        string.Equals(method, "post", StringComparison.OrdinalIgnoreCase);

    private void Add(Tag tag)
    {
        if (tag.Is("option"))
        {
            if (fields is [.., var select])
                select.Offer(tag["value"] ?? "");
            return;
        }

        if (tag["name"] is not { Length: > 0 } name)
            return;
        if (tag.Is("select"))
            fields.Add(new Field(name, IsChoice: true));
        else if (tag.Is("textarea"))
            fields.Add(new Field(name));
        else if (tag.Is("input"))
            Add(tag, name);
    }

    private void Add(Tag input, string name)
    {
        switch (input["type"])
        {
            case "radio":
                if (fields.Find(field => field.Name == name) is not { } group)
                    fields.Add(group = new Field(name, IsChoice: true));
                group.Offer(input["value"] ?? "on");
                break;
            case "checkbox" when name == "consent":
                fields.Add(new Field(name, input["value"] ?? "on"));
                break;
            case "checkbox" or "submit" or "button" or "reset" or "image" or "file":
                break;
            case "hidden":
                fields.Add(new Field(name, input["value"] ?? ""));
                break;
            case var type:
                var isNumber = type == "number" || input["inputmode"] == "numeric";
                fields.Add(new Field(name, isNumber ? "12" : ""));
                break;
        }
    }

    private sealed record Field(string Name, string Value = "", bool IsChoice = false)
    {
        private readonly List<string> choices = [];

        // Below zero are the codes for "no answer"; empty is the line that asks to choose.
        public void Offer(string value)
        {
            var isCode = int.TryParse(value, CultureInfo.InvariantCulture, out var code);
            if (value.Length > 0 && (!isCode || code >= 0))
                choices.Add(value);
        }

        public string Answer(Random chance) =>
            IsChoice && choices.Count > 0 ? choices[chance.Next(choices.Count)] : Value;
    }
}
