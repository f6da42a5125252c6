using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Studies;

/// <summary>A study that comes as one file from a researcher's computer.</summary>
public static class UploadedStudy
{
    /// <summary>The most bytes of a request that brings one: the file, what a form has around it, and room to say that it is too large.</summary>
    public const int MostBytes = 3 * StudyFile.MaxBytes;

    /// <summary>Reads it; a file that is too large is not read.</summary>
    public static async Task<DraftReading> ReadAsync(IFormFile file, CancellationToken stop)
    {
        await using var stream = file.OpenReadStream();

        // One byte more than there may be, so that too many show.
        var buffer = new byte[StudyFile.MaxBytes + 1];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop);
        return StudyFile.ReadUpload(buffer.AsSpan(0, read));
    }
}
