using Microsoft.Playwright;

namespace VignetteLab.Web.Tests.Browser;

/// <summary>A study is made, step by step, from the list of studies to its launch: bilingual, 2 × 2 × 2, five statements on seven points.</summary>
internal sealed class StudyWalk(Hands hands)
{
    /// <summary>The address of the study, as it is made from its title.</summary>
    public const string Study = "help-at-the-nursing-home";

    private static readonly (string English, string Danish, (string English, string Danish)[] Levels)[] factors =
    [
        ("Helper", "Hjælper", [("A trained volunteer", "En oplært frivillig"), ("A student of nursing", "En sygeplejestuderende")]),
        ("Task", "Opgave", [("reads aloud to the residents", "læser højt for beboerne"), ("helps the residents to eat", "hjælper beboerne med at spise")]),
        ("Frequency", "Hyppighed", [("on one morning a week", "en formiddag om ugen"), ("on five mornings a week", "fem formiddage om ugen")]),
    ];

    private IPage Page => hands.Page;

    /// <summary>From the link that makes an account to the launched study.</summary>
    public async Task MakeAndLaunchAsync()
    {
        await ComeInAsync();
        await BeginAsync();
        await SayWhatRespondentsMayKnowAsync();
        await hands.NextAsync();
        await AddFactorsAsync();
        await hands.NextAsync();
        await BothAsync(Page.Locator("main"), "The text",
            "The nursing home lies in a small town. {helper} {task} {frequency}. The residents know about it a week before.",
            "Plejehjemmet ligger i en lille by. {helper} {task} {frequency}. Beboerne ved det en uge i forvejen.");
        await hands.NextAsync();
        await hands.PressAsync(Button("I have read these 8 vignettes"));
        Assert.Equal(8, await Page.Locator(".cell .seen").CountAsync());
        await hands.NextAsync();
        await AskAsync();
        await hands.NextAsync();
        // The pages are right as they are.
        await hands.NextAsync();
        await hands.WriteAsync(Page.GetByLabel("At so many respondents"), "320");
        await hands.NextAsync();
        await PlanAsync();
        await hands.NextAsync();
        await AcceptAsync();
        await hands.NextAsync();
        await TryAsync();
        await hands.NextAsync();
        await PilotAsync();
        await LaunchAsync();
    }

    /// <summary>Answers the survey, from its first page to the receipt.</summary>
    public async Task AnswerAsync()
    {
        await hands.PressAsync(Page.Locator("#continue"));
        await hands.TickAsync(Page.GetByLabel("I have read this page and would like to take part."));
        while (await Page.Locator("main").GetAttributeAsync("data-page") != "receipt")
        {
            foreach (var question in await Page.Locator("main fieldset:has(input[type=radio])").AllAsync())
                await hands.AnswerAsync(question, 5);
            await hands.PressAsync(Page.Locator("#continue"));
        }
    }

    private async Task ComeInAsync()
    {
        await hands.WriteAsync(Page.GetByLabel("E-mail address"), "anna@example.org");
        await hands.WriteAsync(Page.GetByLabel("Password"), "four words in a row");
        await hands.PressAsync(Button("Make the account"));
    }

    private async Task BeginAsync()
    {
        await hands.PressAsync(Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^(New study|Make your first study)$") }));
        await BothAsync(Page.GetByRole(AriaRole.Region, new() { Name = "From nothing" }), "Title", "Help at the nursing home", "Hjælp på plejehjemmet");
        await hands.PressAsync(Button("Make the study"));
    }

    private async Task SayWhatRespondentsMayKnowAsync()
    {
        await hands.WriteAsync(Page.GetByLabel("Minutes it takes"), "4");
        var main = Page.Locator("main");
        await BothAsync(main, "Who is responsible for the data", "Example University", "Eksempel Universitet");
        await BothAsync(main, "What the study is to find out", "We want to know how people judge help at nursing homes.", "Vi vil vide, hvordan folk bedømmer hjælp på plejehjem.");
        await hands.WriteAsync(Page.GetByLabel("or for so many months after the close"), "12");
        await BothAsync(main, "What was varied and why",
            "We varied who helps, with what and how often, to see what people find good.", "Vi varierede, hvem der hjælper, med hvad og hvor tit, for at se, hvad folk synes er godt.");
    }

    private async Task AddFactorsAsync()
    {
        foreach (var (index, (english, danish, levels)) in factors.Index())
        {
            await hands.PressAsync(Button(index == 0 ? "Add the first factor" : "Add a factor"));
            var part = Page.Locator($"#Factors-{index}");
            await BothAsync(part, "What it is", english, danish);
            foreach (var (number, level) in levels.Index())
                await BothAsync(part.GetByRole(AriaRole.Group, new() { Name = $"Level {number + 1}", Exact = true }), "Words in the text", level.English, level.Danish);
        }
    }

    private async Task AskAsync()
    {
        await hands.PressAsync(Button("Add five statements, 7-point agreement"));
        await hands.UnfoldAsync(Page.Locator("#Pages-0-Items-0 > details > summary"));
        await BothAsync(Page.Locator("#Pages-0-Items-0"), "Question or statement", "This is a good way to help at a nursing home.", "Det er en god måde at hjælpe på et plejehjem.");
    }

    private async Task PlanAsync()
    {
        await hands.WriteAsync(Page.GetByLabel("Respondents to be allocated"), "320");
        await hands.WriteAsync(Page.GetByLabel("Of a hundred, leave before the end"), "10");
        foreach (var effect in new[] { "helper", "task", "frequency" })
            await hands.TickAsync(Page.GetByRole(AriaRole.Group, new() { Name = "Effects of one factor" }).GetByLabel(effect, new() { Exact = true }));
        var hypotheses = Page.GetByRole(AriaRole.Region, new() { Name = "Hypotheses" });
        await hands.PressAsync(hypotheses.GetByRole(AriaRole.Button, new() { NameRegex = new("^Add a sentence") }));
        await hands.WriteAsync(hypotheses.GetByRole(AriaRole.Textbox), "Help by students of nursing is supported more than help by volunteers.");
    }

    // Nothing is left to mend; what may be meant so is looked at one by one, and that there was no pilot settles itself.
    private async Task AcceptAsync()
    {
        Assert.Equal(0, await Page.Locator("h2:text-is('To mend before launch')").CountAsync());
        var open = Page.Locator(".checks li:has(details):not(:has(.rule:text-is('L30')))");
        while (await open.CountAsync() > 0)
        {
            var finding = open.First;
            await hands.UnfoldAsync(finding.Locator("summary"));
            await hands.WriteAsync(finding.GetByLabel("Why it is all right as it is"), "We looked at it together and want it so.");
            await hands.PressAsync(finding.GetByRole(AriaRole.Button, new() { Name = "Accept" }));
        }
    }

    private Task TryAsync() => hands.InNewWindowAsync(Page.GetByRole(AriaRole.Link, new() { Name = "Open it in a window of its own" }), AnswerAsync);

    private async Task PilotAsync()
    {
        await hands.PressAsync(Button("Open a pilot"));
        await hands.InNewWindowAsync(Page.Locator("main a[target=_blank].code"), AnswerAsync);
        await hands.PressAsync(Page.GetByRole(AriaRole.Link, new() { Name = "Pilot and launch" }));
        await Assertions.Expect(Page.Locator(".ready .done")).ToHaveCountAsync(5);
    }

    private async Task LaunchAsync()
    {
        await hands.WriteAsync(Page.GetByLabel("Without a time of the close"), "It stays open until 320 have answered.");
        await hands.WriteAsync(Page.GetByLabel("To launch, type the study’s name"), Study);
        await hands.PressAsync(Button("Launch the study"));
    }

    private async Task BothAsync(ILocator within, string label, string english, string danish)
    {
        await hands.WriteAsync(within.GetByLabel($"{label} English", new() { Exact = true }), english);
        await hands.WriteAsync(within.GetByLabel($"{label} Dansk", new() { Exact = true }), danish);
    }

    private ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
