using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Serialization;

namespace VignetteLab.Core.Studies.Reading;

/// <summary>A member of the study format: a property of the model under its name in files.</summary>
internal sealed record Member(string Name, PropertyInfo Property, bool Required);

/// <summary>The study format, read off the model, so that reader, writer, schema and docs have one source.</summary>
internal static class Shape
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Member>> members = [];

    /// <summary>The members of a record, in the order of the model, those of its base first.</summary>
    public static IReadOnlyList<Member> Members(Type type) => members.GetOrAdd(type, type =>
    [
        .. Lineage(type).SelectMany(step => step.GetProperties(
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(property => property.SetMethod is not null && !property.IsDefined(typeof(JsonIgnoreAttribute)))
            .Select(property => new Member(
                Camel(property.Name), property, property.IsDefined(typeof(RequiredMemberAttribute)))),
    ]);

    /// <summary>The value of <c>kind</c> to the record it makes; <c>null</c> where a type has no kinds.</summary>
    public static Dictionary<string, Type>? Kinds(Type type) =>
        type.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).ToDictionary(
            derived => (string)derived.TypeDiscriminator!, derived => derived.DerivedType) is { Count: > 0 } kinds
                ? kinds
                : null;

    /// <summary>The value of <c>kind</c> that makes a record; <c>null</c> where it is of no kind.</summary>
    public static string? KindOf(Type type) => type.BaseType is { } parent
        ? Kinds(parent)?.SingleOrDefault(kind => kind.Value == type).Key
        : null;

    /// <summary>What a list or dictionary holds; <c>null</c> where a type is neither.</summary>
    public static Type? Element(Type type) => type.IsGenericType switch
    {
        true when type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => type.GetGenericArguments()[0],
        true when type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) => type.GetGenericArguments()[1],
        _ => null,
    };

    /// <summary>Whether a type maps names to things.</summary>
    public static bool IsDictionary(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>);

    /// <summary>An enum's value as written in files: <c>PermutedBlocks</c> is <c>permuted_blocks</c>.</summary>
    public static string Snake(string name) => name.Skip(1).Aggregate(
        new StringBuilder().Append(char.ToLowerInvariant(name[0])),
        (text, letter) => (char.IsUpper(letter) ? text.Append('_') : text).Append(char.ToLowerInvariant(letter)),
        text => text.ToString());

    /// <summary>A property's name as written in files.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static IEnumerable<Type> Lineage(Type type) =>
        type.BaseType is { } parent && parent != typeof(object) ? Lineage(parent).Append(type) : [type];
}
