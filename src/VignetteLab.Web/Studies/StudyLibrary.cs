using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Studies;

/// <summary>The studies on disk: a folder each. Nothing else reads <c>vignettes/</c>.</summary>
public static class StudyLibrary
{
    /// <summary>The study that is opened as a demonstration.</summary>
    public const string Demonstration = "volunteers-in-the-nursing-home";

    /// <summary>The studies that come with the program.</summary>
    public static IEnumerable<string> Folders => Directory.Exists(Root)
        ? Directory.EnumerateDirectories(Root).Where(folder => File.Exists(Path.Combine(folder, StudyFile.Name)))
            .Order(StringComparer.Ordinal)
        : [];

    /// <summary>The script by which anyone draws a ledger again.</summary>
    public static string VerifyingScript => Path.Combine(Root, "verify-allocation.py");

    private static string Root => Path.Combine(AppContext.BaseDirectory, "vignettes");

    /// <summary>Reads a study.</summary>
    /// <param name="path">Its folder, or a file with its texts inside it.</param>
    public static StudyReading Read(string path)
    {
        var isFolder = Directory.Exists(path);
        if (!isFolder && !File.Exists(path))
            return Unreadable(path, "There is no such file or folder.");
        try
        {
            var files = isFolder
                ? new DirectoryInfo(path).EnumerateFiles().Where(file => file.Name == StudyFile.Name || file.Extension == ".md")
                : [new FileInfo(path)];
            return Read([.. files], isFolder ? new DirectoryInfo(path).Name : null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Unreadable(path, $"It cannot be read: {error.Message}");
        }
    }

    private static StudyReading Read(FileInfo[] files, string? folder)
    {
        // Looked at before reading: a file of any size must not come into memory.
        if (files.Sum(file => file.Length) > StudyFile.MaxBytes)
            return Unreadable(StudyFile.Name, $"The study is larger than {StudyFile.MaxBytes / 1024 / 1024} MB. Shorten its texts.");
        var reading = StudyFile.Read(
            files.ToDictionary(file => folder is null ? StudyFile.Name : file.Name, file => File.ReadAllBytes(file.FullName)),
            folder);

        // A study in one file is known by the name of that file.
        return folder is null
            ? reading with { Problems = [.. reading.Problems.Select(problem => problem with { File = files[0].Name })] }
            : reading;
    }

    private static StudyReading Unreadable(string file, string why) => new(null, [new(file, "", 0, why)]);
}
