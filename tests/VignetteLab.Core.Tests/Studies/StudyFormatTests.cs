using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tests.Studies;

/// <summary>The format is described where the docs and the schema say it is: nothing is missing in either.</summary>
public sealed class StudyFormatTests
{
    private static readonly JsonElement schema =
        JsonDocument.Parse(Checkout.Text("vignettes", "study.schema.json")).RootElement;

    public static TheoryData<string, string> Members
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var record in Records())
            {
                foreach (var (member, _, _) in MembersOf(record))
                    data.Add(record.Name, member);
            }

            return data;
        }
    }

    public static TheoryData<string> RecordNames => [.. Records().Select(record => record.Name)];

    [Theory]
    [MemberData(nameof(Members))]
    public void Every_member_is_in_the_docs(string record, string member) =>
        Assert.True(
            Checkout.Text("vignettes", "README.md").Contains($"| `{member}` |", StringComparison.Ordinal),
            $"vignettes/README.md says nothing of “{member}” of {record}.");

    [Theory]
    [MemberData(nameof(RecordNames))]
    public void The_schema_has_the_members_of_a_record_and_no_others(string record)
    {
        var described = Described(record).GetProperty("properties").EnumerateObject().Select(member => member.Name);

        var members = MembersOf(Of(record)).Select(member => member.Name).Concat(Unbound(record));

        Assert.Equal(members.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(RecordNames))]
    public void The_schema_requires_what_the_reader_requires(string record)
    {
        var required = Described(record).GetProperty("required").EnumerateArray().Select(name => name.GetString() ?? "");

        var members = MembersOf(Of(record)).Where(member => member.Required).Select(member => member.Name)
            .Concat(Unbound(record).Except(["$schema"]));

        // A folder's study.json has its texts in files.
        Assert.Equal(members.Except(["texts"]).Order(StringComparer.Ordinal), required.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_kind_of_item_is_in_the_docs_and_the_schema()
    {
        var kinds = typeof(Item).GetCustomAttributes<JsonDerivedTypeAttribute>()
            .Select(kind => kind.TypeDiscriminator as string ?? "").ToArray();
        var docs = Checkout.Text("vignettes", "README.md");

        Assert.All(kinds, kind => Assert.Contains($"`\"{kind}\"`", docs, StringComparison.Ordinal));
        Assert.Equal(kinds, schema.GetProperty("$defs").GetProperty("item").GetProperty("properties")
            .GetProperty("kind").GetProperty("enum").EnumerateArray().Select(kind => kind.GetString() ?? ""));
    }

    // Every record that a study is made of, found by walking its members.
    private static List<Type> Records()
    {
        var found = new List<Type>();
        Walk(typeof(Study));
        return found;

        void Walk(Type type)
        {
            if (type.IsGenericType)
                Walk(type.GetGenericArguments()[^1]);
            else if (type == typeof(Item))
                typeof(Item).GetCustomAttributes<JsonDerivedTypeAttribute>().ToList().ForEach(kind => Walk(kind.DerivedType));
            else if (type.IsClass && type.Assembly == typeof(Study).Assembly && type != typeof(LocalText) && !found.Contains(type))
                Add(type);
        }

        void Add(Type type)
        {
            found.Add(type);
            foreach (var member in MembersOf(type))
                Walk(member.Type);
        }
    }

    private static IEnumerable<(string Name, Type Type, bool Required)> MembersOf(Type record) => record.GetProperties()
        .Where(property => property.CanWrite && !property.IsDefined(typeof(JsonIgnoreAttribute)))
        .Select(property => (
            char.ToLowerInvariant(property.Name[0]) + property.Name[1..], property.PropertyType,
            property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute))));

    // What the format has and the model does not: the schema's address, and what tells one kind of item from another.
    private static string[] Unbound(string record) =>
        record == nameof(Study) ? ["$schema"] : typeof(Item).IsAssignableFrom(Of(record)) ? ["kind"] : [];

    private static Type Of(string record) => Records().Single(type => type.Name == record);

    private static JsonElement Described(string record) => record == nameof(Study)
        ? schema
        : schema.GetProperty("$defs").GetProperty(record switch
        {
            "ControlArm" => "control",
            "LongTexts" => "texts",
            "AllocationPlan" => "allocation",
            _ => record.Replace("Item", "", StringComparison.Ordinal).ToLowerInvariant(),
        });
}
