using System.Collections;
using System.Globalization;

namespace VignetteLab.Core.Studies.Reading;

/// <summary>Fills the model from a tree. What is missing or wrong is reported and filled with nothing, so that the rest is read too.</summary>
internal sealed class SourceBinder(List<Problem> problems)
{
    /// <summary>Of the problems, those of what is not there: nothing that was written is lost by them.</summary>
    public HashSet<Problem> Missed { get; } = [];

    public T Bind<T>(SourceNode node) => (T)Bind(node, typeof(T), typeof(T).Name.ToLowerInvariant());

    private object Bind(SourceNode node, Type type, string what)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => Expect(node, SourceKind.Text, "text in quotation marks") ? node.Text : "",
            _ when type == typeof(bool) => Expect(node, SourceKind.Truth, "true or false") && node.Text == "true",
            _ when type == typeof(int) => Number(node),
            _ when type.IsEnum => Choice(node, type),
            _ when type == typeof(LocalText) => Words(node),
            _ when Shape.IsDictionary(type) => Dictionary(node, Shape.Element(type)!),
            _ when Shape.Element(type) is { } element => List(node, element, what),
            _ => Record(node, type, what),
        };
    }

    private int Number(SourceNode node)
    {
        if (!Expect(node, SourceKind.Number, "a whole number"))
            return 0;
        if (int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        Report(node, $"{node.Text} is not a whole number that fits. Write one without a decimal point or exponent.");
        return 0;
    }

    private object Choice(SourceNode node, Type type)
    {
        var names = Enum.GetNames(type);
        if (Expect(node, SourceKind.Text, $"one of {string.Join(", ", names.Select(Shape.Snake))}"))
        {
            if (Array.Find(names, name => Shape.Snake(name) == node.Text) is { } found)
                return Enum.Parse(type, found);
            Report(node, $"“{node.Text}” is not known here. Write one of: {string.Join(", ", names.Select(Shape.Snake))}.");
        }

        return Enum.GetValues(type).GetValue(0)!;
    }

    private LocalText Words(SourceNode node) =>
        Expect(node, SourceKind.Object, "an object of language to text, as in { \"en\": \"…\", \"da\": \"…\" }")
            ? new(node.Members.DistinctBy(member => member.Name).ToDictionary(
                member => member.Name, member => (string)Bind(member.Node, typeof(string), "text")))
            : LocalText.None;

    private IDictionary Dictionary(SourceNode node, Type element)
    {
        var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), element))!;
        if (Expect(node, SourceKind.Object, "an object of name to value"))
        {
            foreach (var (name, value) in node.Members)
                dictionary[name] = Bind(value, element, name);
        }

        return dictionary;
    }

    private Array List(SourceNode node, Type element, string what)
    {
        var items = Expect(node, SourceKind.List, "a list in [ ]") ? node.Items : [];
        var list = Array.CreateInstance(element, items.Count);
        foreach (var (index, item) in items.Index())
            list.SetValue(Bind(item, element, what.EndsWith('s') ? what[..^1] : what), index);
        return list;
    }

    private object Record(SourceNode node, Type type, string what)
    {
        var known = Expect(node, SourceKind.Object, "an object in { }");
        var kind = "kind";
        if (Shape.Kinds(type) is { } kinds)
        {
            var given = node.Members.FirstOrDefault(member => member.Name == kind).Node;
            var choice = given is { Kind: SourceKind.Text } && kinds.TryGetValue(given.Text, out var chosen) ? chosen : null;
            if (choice is null && known)
                Report(given ?? node, $"The {what} needs a “kind”. Write one of: {string.Join(", ", kinds.Keys)}.");
            type = choice ?? kinds.Values.First();
            known &= choice is not null;
        }
        else
        {
            kind = null;
        }

        var record = Activator.CreateInstance(type)!;
        var members = Shape.Members(type);
        if (known)
        {
            foreach (var (name, value) in node.Members.Where(member =>
                member.Name != kind && members.All(known => known.Name != member.Name)))
            {
                Report(value, $"“{name}” is not a member of this {what}. It can have: {string.Join(", ", members.Select(member => member.Name))}.");
            }
        }

        foreach (var member in members)
        {
            if (node.Members.FirstOrDefault(given => given.Name == member.Name).Node is { } value)
                member.Property.SetValue(record, Bind(value, member.Property.PropertyType, member.Name));
            else if (member.Required)
                member.Property.SetValue(record, Missing(node, member, what, report: known));
        }

        return record;
    }

    private object Missing(SourceNode node, Member member, string what, bool report)
    {
        if (report)
        {
            var problem = new Problem(node.File, SourceNode.Join(node.Path, member.Name), node.Line, $"The {what} has no “{member.Name}”. Add it.");
            Missed.Add(problem);
            problems.Add(problem);
        }

        // Bound from nothing, silently: the absence is said once.
        return new SourceBinder([]).Bind(
            SourceNode.Leaf(SourceKind.Null, node.File, node.Path, node.Line, ""), member.Property.PropertyType, member.Name);
    }

    private bool Expect(SourceNode node, SourceKind kind, Said wanted)
    {
        if (node.Kind == kind)
            return true;
        Report(node, $"This is {node.Described}. Write {wanted}.");
        return false;
    }

    private void Report(SourceNode node, Said said) => problems.Add(new(node.File, node.Path, node.Line, said));
}
