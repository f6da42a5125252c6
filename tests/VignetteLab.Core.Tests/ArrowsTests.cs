using System.Text.RegularExpressions;

namespace VignetteLab.Core.Tests;

/// <summary>The map in <c>src/README.md</c> says which folder may use which; the <c>using</c> lines obey.</summary>
public sealed partial class ArrowsTests
{
    private static readonly Dictionary<string, string[]> map = Arrow.Matches(Block.Match(Checkout.Text("src", "README.md")).Value)
        .ToDictionary(
            arrow => arrow.Groups["from"].Value,
            arrow => arrow.Groups["to"].Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries));

    private static readonly (string File, string Folder, string Text)[] sources =
    [
        .. Directory.EnumerateFiles(Checkout.PathOf("src"), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".cshtml")
            .Select(file => Path.GetRelativePath(Checkout.PathOf("src"), file).Replace('\\', '/'))
            .Where(file => !Built.IsMatch(file))
            .Select(file => (file, FolderOf(file), Checkout.Text("src", file))),
    ];

    [Fact]
    public void The_map_has_arrows() => Assert.Contains("Core/Studies", map.Keys);

    [Fact]
    public void Every_place_on_the_map_is_a_folder_of_the_source() =>
        Assert.All(map.SelectMany(arrow => arrow.Value.Append(arrow.Key)), place =>
            Assert.True(Directory.Exists(Checkout.PathOf("src", $"VignetteLab.{place}")), $"There is no src/VignetteLab.{place}."));

    [Fact]
    public void Every_folder_of_Core_is_on_the_map() =>
        Assert.Empty(sources.Select(source => source.Folder).Where(folder => folder.StartsWith("Core/", StringComparison.Ordinal))
            .Select(folder => string.Join('/', folder.Split('/').Take(2))).Distinct().Except(map.Keys));

    [Fact]
    public void Every_using_line_follows_an_arrow()
    {
        var strays =
            from source in sources
            from Match line in Using.Matches(source.Text)
            let used = line.Groups["space"].Value.Replace('.', '/')
            where !May(source.Folder, used)
            select $"src/{source.File} uses {used}; the map has no arrow from {Place(source.Folder)} to it.";

        Assert.True(!strays.Any(), string.Join('\n', strays));
    }

    [Theory]
    [InlineData("Core/Studies/Reading", "Core/Items", true)]
    [InlineData("Core/Studies", "Core/Studies/Rules", true)]
    [InlineData("Core/Items", "Core/Studies", false)]
    [InlineData("Core", "Core/Items", false)]
    [InlineData("Core/Items", "Core", true)]
    [InlineData("Storage", "Core/Tables", true)]
    [InlineData("Storage/Records", "Storage", true)]
    [InlineData("Core/Studies", "Storage", false)]
    [InlineData("Storage", "Web/Pages", false)]
    [InlineData("Core/Items", "Corelation", false)]
    public void An_arrow_to_a_folder_leads_to_what_is_in_it(string folder, string used, bool allowed) =>
        Assert.Equal(allowed, May(folder, used));

    // Within a place, and what stands at the root of its project, needs no arrow.
    private static bool May(string folder, string used)
    {
        var place = Place(folder);
        return place != "Core" && IsIn(used, place) || used == place.Split('/')[0] ||
            map.GetValueOrDefault(place, []).Any(target => IsIn(used, target));
    }

    private static string Place(string folder)
    {
        while (!map.ContainsKey(folder) && folder.Contains('/', StringComparison.Ordinal))
            folder = folder[..folder.LastIndexOf('/')];
        return folder;
    }

    private static bool IsIn(string used, string place) =>
        used == place || used.StartsWith($"{place}/", StringComparison.Ordinal);

    private static string FolderOf(string file) => file["VignetteLab.".Length..file.LastIndexOf('/')];

    [GeneratedRegex("^```arrows$.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block { get; }

    [GeneratedRegex("^(?<from>[A-Za-z/]+) ->(?<to>[A-Za-z/, ]*)$", RegexOptions.Multiline)]
    private static partial Regex Arrow { get; }

    [GeneratedRegex(@"^\s*(global |@)?using (static |\w+ = )?VignetteLab\.(?<space>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Using { get; }

    [GeneratedRegex("(^|/)(bin|obj)/")]
    private static partial Regex Built { get; }
}
