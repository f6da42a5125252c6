using VignetteLab.Storage;

namespace VignetteLab.Web.Studies;

/// <summary>Takes the studies on disk into the database.</summary>
public static class Intake
{
    /// <summary>Takes in each study that is new or, while a draft, has changed; one that is broken is said and left out.</summary>
    /// <returns>The names of those that were new or had changed.</returns>
    public static async Task<IReadOnlyList<string>> TakeInAsync(Publication publication, ILogger logger)
    {
        var taken = new List<string>();
        foreach (var folder in StudyLibrary.Folders)
        {
            var reading = StudyLibrary.Read(folder);
            if (reading.Study is { } study)
            {
                if (await publication.TakeInAsync(study))
                    taken.Add(study.Name);
                continue;
            }

            foreach (var problem in reading.Problems)
                logger.NotTakenIn(Path.GetFileName(folder), problem.ToString());
        }

        return taken;
    }
}
