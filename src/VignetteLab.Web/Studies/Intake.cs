using VignetteLab.Storage;

namespace VignetteLab.Web.Studies;

/// <summary>Takes the studies on disk into the database.</summary>
public static class Intake
{
    /// <summary>Takes in each study that is new or, while a draft, has changed; one that is broken is said and left out.</summary>
    public static async Task TakeInAsync(Publication publication, ILogger logger)
    {
        foreach (var folder in StudyLibrary.Folders)
        {
            var reading = StudyLibrary.Read(folder);
            if (reading.Study is { } study)
            {
                await publication.TakeInAsync(study);
                continue;
            }

            foreach (var problem in reading.Problems)
                logger.NotTakenIn(Path.GetFileName(folder), problem.ToString());
        }
    }
}
