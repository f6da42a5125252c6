using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;

namespace VignetteLab.Core.Tests.Studies.Drafts;

/// <summary>One small edit of a draft.</summary>
/// <param name="Act">What is done: <c>rename</c>, <c>add</c>, <c>delete</c> or <c>word</c>.</param>
/// <param name="Kind">The list that the part stands in: <c>factors</c>, <c>levels</c> …</param>
/// <param name="Owner">The part that the list belongs to; <c>null</c> where it is the study.</param>
/// <param name="Name">The part; of one that is added, its name.</param>
/// <param name="New">Its other name, or its words.</param>
internal sealed record SomeEdit(string Act, string Kind, string? Owner, string Name, string New)
{
    private string Words => Kind switch { "pages" => "title", "items" => "prompt", _ => "label" };

    /// <summary>The draft with this done to it; the same where it cannot be done.</summary>
    public string Of(string json)
    {
        if (Act == "rename")
            return CanonicalJson.Write(Renamed(StudyFile.ReadCanonical(json)));
        var study = JsonNode.Parse(json)!;
        var list = Lists(study).SingleOrDefault(list => list.Kind == Kind && list.Owner == Owner).Parts;
        var part = list?.SingleOrDefault(part => NameOf(part) == Name);
        if (list is null || part is null != (Act == "add"))
            return json;
        if (Act == "add")
            list.Add(Added());
        else if (Act == "delete")
            list.Remove(part);
        else
            part![Words] = new JsonObject { ["en"] = New };
        return CanonicalJson.Write(StudyFile.ReadCanonical(study.ToJsonString()));
    }

    /// <summary>The same, of a draft to which another has been done.</summary>
    public SomeEdit After(SomeEdit other) => other switch
    {
        { Act: "rename" } when Act != "add" && (Kind, Owner, Name) == (other.Kind, other.Owner, other.Name) => this with { Name = other.New },
        { Act: "rename" } when Owner == other.Name && (Kind, other.Kind) is ("levels", "factors") or ("items", "pages") or ("options", "items") => this with { Owner = other.New },
        _ => this,
    };

    /// <summary>Every list of parts that have names.</summary>
    public static IEnumerable<(string Kind, string? Owner, JsonArray Parts)> Lists(JsonNode part, string? owner = null) =>
        from kind in (string[])["factors", "levels", "controls", "pages", "items", "options", "scales", "quotas"]
        where part[kind] is JsonArray && (kind != "items" || part["items"]!.AsArray().All(item => item is JsonObject))
        from found in part[kind]!.AsArray().SelectMany(inner => Lists(inner!, NameOf(inner))).Prepend((kind, owner, part[kind]!.AsArray()))
        select found;

    public static string NameOf(JsonNode? part) => part!["name"]!.GetValue<string>();

    private Study Renamed(Study study) => Kind switch
    {
        "factors" => Renames.Factor(study, Name, New),
        "levels" => Renames.Level(study, Owner!, Name, New),
        "controls" => Renames.Control(study, Name, New),
        "pages" => Renames.Page(study, Name, New),
        "items" => Renames.Item(study, Name, New),
        "options" => Renames.Option(study, Owner!, Name, New),
        "scales" => Renames.Scale(study, Name, New),
        _ => Renames.Quota(study, Name, New),
    };

    private JsonObject Added()
    {
        var part = JsonNode.Parse(Kind switch
        {
            "factors" => """{"levels":[]}""",
            "levels" or "options" => """{"code":9}""",
            "controls" => """{"words":{}}""",
            "items" => """{"kind":"text","maxLength":9}""",
            "quotas" => """{"limit":9,"of":{}}""",
            _ => """{"items":[]}""",
        })!.AsObject();
        part["name"] = Name;
        if (Kind != "quotas")
            part[Words] = new JsonObject { ["en"] = New };
        return part;
    }
}

/// <summary>Pairs of edits of one draft for properties, half of them in one list.</summary>
internal static class SomeEdits
{
    /// <summary>Exclusions, overrides, rules, quotas and checks refer to its parts.</summary>
    public static string Before { get; } = CanonicalJson.Write(SampleDesigns.Everything.Study());

    private static readonly SomeEdit[] all = [.. SomeEdit.Lists(JsonNode.Parse(Before)!).SelectMany(list => Of(list.Kind, list.Owner, [.. list.Parts.Select(SomeEdit.NameOf)]))];

    // Few names, so that two often choose the same.
    public static Arbitrary<(SomeEdit Mine, SomeEdit Theirs)> Pairs() =>
        (from mine in Gen.Elements(all)
         from isNear in Gen.Elements(true, false)
         from theirs in Gen.Elements(!isNear ? all : [.. all.Where(edit => edit.Kind == mine.Kind && edit.Owner == mine.Owner || edit.Owner == mine.Name || edit.Name == mine.Owner)])
         select (mine, theirs)).ToArbitrary();

    private static IEnumerable<SomeEdit> Of(string kind, string? owner, string[] names) =>
        from edit in names.SelectMany(name => (SomeEdit[])
        [
            new("rename", kind, owner, name, "new_1"), new("rename", kind, owner, name, "new_2"), new("delete", kind, owner, name, ""),
            new("word", kind, owner, name, "Other words"), new("word", kind, owner, name, "Words of another"),
        ]).Concat([new("add", kind, owner, "new_1", "An added part"), new("add", kind, owner, "new_2", "One more part")])
        where edit.Act != "word" || kind != "quotas"
        select edit;
}
