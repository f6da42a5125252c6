using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Simulation;
using VignetteLab.Core.Studies;

namespace VignetteLab.Storage.Tests;

/// <summary>A respondent's way through a study: a page is shown, they send it, the next is shown.</summary>
/// <param name="role">The code of their job in the flagship study, which is their stratum.</param>
/// <param name="chosen">Choice item to the name of the option they take; the first that screens nobody out elsewhere.</param>
internal sealed class Walk(Lab lab, string token, int role = 1, IReadOnlyDictionary<string, string>? chosen = null)
{
    /// <summary>Their random name.</summary>
    public string Token => token;

    /// <summary>Somebody new.</summary>
    public static async Task<Walk> StartAsync(
        Lab lab, int role = 1, Mode mode = Mode.Live, IReadOnlyDictionary<string, string>? chosen = null)
    {
        var start = await NewAsync(lab, mode);
        return new(
            lab, (await lab.Enrolment.StartAsync(start)).Respondent ?? throw new InvalidOperationException("Refused."), role, chosen);
    }

    /// <summary>Somebody new who has sent all that comes before allocation, whether or not they were allocated.</summary>
    public static Task<Standing> AllocatedAsync(Lab lab, params (string Item, string Option)[] chosen) =>
        AllocatedAsync(lab, Mode.Live, chosen);

    /// <summary>Likewise, in another mode.</summary>
    public static async Task<Standing> AllocatedAsync(Lab lab, Mode mode, params (string Item, string Option)[] chosen)
    {
        var walk = await StartAsync(lab, 1, mode, chosen.ToDictionary(one => one.Item, one => one.Option));
        return await walk.AllocateAsync();
    }

    /// <summary>Sends all that comes before allocation.</summary>
    public async Task<Standing> AllocateAsync()
    {
        var standing = await StandAsync();
        while (standing is { Place: null, Journey.HasEnded: false })
            standing = (await SendAsync()).Standing ?? throw new InvalidOperationException("Lost.");
        return standing;
    }

    /// <summary>The respondent of a standing, who goes on.</summary>
    public static Walk Of(Lab lab, Standing standing) => new(lab, standing.Token);

    /// <summary>The form with which somebody new starts in English.</summary>
    public static async Task<Start> NewAsync(Lab lab, Mode mode = Mode.Live)
    {
        var study = await lab.StudyAsync();
        return new(
            study.Id, study.VersionId.GetValueOrDefault(1), mode, Secrets.Token(), Secrets.Token(), "en", lab.Clock.Now);
    }

    /// <summary>Somebody new who has come as far as a page, which is not sent yet.</summary>
    public static async Task<Walk> ToAsync(Lab lab, string page, int role = 1, Mode mode = Mode.Live)
    {
        var walk = await StartAsync(lab, role, mode);
        await walk.ToAsync(page);
        return walk;
    }

    /// <summary>Where they stand.</summary>
    public async Task<Standing> StandAsync() =>
        await lab.Standings.FindAsync(token) ?? throw new InvalidOperationException("Unknown.");

    /// <summary>Shows a page, or the one that is due, and fills in an answer to each item.</summary>
    public async Task<SentPage> ShowAsync(string? page = null)
    {
        var standing = await StandAsync();
        var shown = page ?? standing.Journey.Due;
        var items = standing.Version.Study.Page(shown)?.Items ?? [];
        return new SentPage(
            token, shown, Op.Continue, standing.Language, standing.Language, standing.Journey.Revision, Secrets.Token(),
            "", items.ToDictionary(item => item.Name, Answered), 12.5, lab.Clock.Now).Answering();
    }

    /// <summary>Sends a page.</summary>
    public Task<SaveOutcome> SendAsync(SentPage sent) => lab.Answering.SaveAsync(sent);

    /// <summary>Sends the page that is due, with an answer to each item.</summary>
    public async Task<SaveOutcome> SendAsync() => await SendAsync(await ShowAsync());

    /// <summary>Sends every page before a page.</summary>
    public async Task ToAsync(string page)
    {
        for (var form = await ShowAsync(); form.Page != page; form = await ShowAsync())
            await SendAsync(form);
    }

    /// <summary>Sends every page that is left.</summary>
    public Task FinishAsync() => ToAsync(Journey.Receipt);

    /// <summary>Sends every page with the answers of a simulated respondent, who now and then leaves one out.</summary>
    public async Task FinishAsync(SimulatedRespondent somebody)
    {
        for (var form = await ShowAsync(); form.Page != Journey.Receipt; form = await ShowAsync())
        {
            var page = (await StandAsync()).Version.Study.Page(form.Page) ?? throw new InvalidOperationException("Lost.");
            var posted = somebody.Answer(page);
            var answers = page.Items.Select(item => (item.Name, item.Read(posted.GetValueOrDefault(item.Name)).Answer))
                .Where(read => read.Answer is not null)
                .ToDictionary(read => read.Name, read => read.Answer.GetValueOrDefault());
            await SendAsync((form with { Answers = answers, Seconds = somebody.Seconds() }).Answering());
        }
    }

    private Answer Answered(Item item) => item switch
    {
        ChoiceItem choice when chosen?.GetValueOrDefault(choice.Name) is { } option =>
            Answer.Of(choice.Options.Single(one => one.Name == option).Code),
        { Name: "role" } => Answer.Of(role),
        ChoiceItem choice => Answer.Of(choice.Options.First(option => !option.ScreenOut).Code),
        RatingItem => Answer.Of(4),
        NumberItem number => Answer.Of(Math.Clamp(10, number.Min, number.Max)),
        _ => Answer.Of("I liked the text — æøå 🙂"),
    };
}

/// <summary>What a respondent does to a form before they send it.</summary>
internal static class Forms
{
    /// <summary>The form with other answers to some items, hence another body.</summary>
    public static SentPage Answering(this SentPage form, params (string Item, long Code)[] changes)
    {
        var answers = form.Answers.ToDictionary();
        foreach (var (item, code) in changes)
            answers[item] = Answer.Of(code);
        return form.Bodied(answers);
    }

    /// <summary>The form with some items left blank, hence another body.</summary>
    public static SentPage Leaving(this SentPage form, params string[] items) =>
        form.Bodied(form.Answers.Where(answer => !items.Contains(answer.Key)).ToDictionary());

    private static SentPage Bodied(this SentPage form, Dictionary<string, Answer> answers) => form with
    {
        Answers = answers,
        Body = Convert.ToHexStringLower(Secrets.Hash(
            string.Join('&', answers.Select(one => $"{one.Key}={one.Value.Posted}")))),
    };
}
