using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VignetteLab.Storage;

namespace VignetteLab.Web.Tests.Browser;

public sealed class AuthoringTests(LiveLab lab) : IClassFixture<LiveLab>
{
    private const string study = "/studies/reciprocity-and-repair";

    [BrowserFact]
    public async Task What_is_written_is_saved_while_it_is_written_and_shown_in_a_vignette()
    {
        var page = await EnterAsync("anna@example.org");
        await page.GotoAsync($"{study}/text");

        await page.Locator("#text-en").FillAsync("A quiet street. {reciprocity} {role} {event}");
        await Assertions.Expect(page.Locator("#status")).ToContainTextAsync("Saved");
        await Assertions.Expect(page.Locator("#example")).ToContainTextAsync("A quiet street.");
        await page.ReloadAsync();

        await Assertions.Expect(page.Locator("#text-en")).ToHaveValueAsync("A quiet street. {reciprocity} {role} {event}");
        await page.Locator("#undo").ClickAsync();
        await Assertions.Expect(page.Locator("#text-en")).Not.ToHaveValueAsync("A quiet street. {reciprocity} {role} {event}");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_brace_offers_the_holes_and_keys_put_one_in()
    {
        var page = await EnterAsync("bo@example.org");
        await page.GotoAsync($"{study}/text");
        var text = page.Locator("#text-da");

        await text.FillAsync("");
        await text.PressSequentiallyAsync("Hun kører. {r");
        var offered = await page.Locator("#text-da-holes li").AllInnerTextsAsync();
        await text.PressAsync("ArrowDown");
        await text.PressAsync("Enter");

        Assert.Equal(["{reciprocity}", "{role}"], offered);
        await Assertions.Expect(text).ToHaveValueAsync("Hun kører. {role}");
        await Assertions.Expect(page.Locator("#text-da-holes")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_question_is_moved_by_keys_and_a_condition_offers_the_answers_of_what_it_looks_at()
    {
        var page = await EnterAsync("dora@example.org");
        await page.GotoAsync($"{study}/pages");
        var places = page.Locator("#Pages-4 .place");
        var (first, second) = (await places.Nth(0).Locator(".hole").InnerTextAsync(), await places.Nth(1).Locator(".hole").InnerTextAsync());

        await places.Nth(0).Locator("select").FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await Assertions.Expect(places.Nth(1).Locator(".hole")).ToHaveTextAsync(first);
        await Assertions.Expect(places.Nth(1).Locator("select")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await Assertions.Expect(places.Nth(1).Locator(".hole")).ToHaveTextAsync(second);
        await Assertions.Expect(places.Nth(0).Locator("select")).ToBeFocusedAsync();

        await page.GotoAsync($"{study}/items");
        var last = page.Locator(".item").Last;
        await last.Locator("summary").First.ClickAsync();
        await last.GetByText("Show only when").ClickAsync();
        await last.GetByRole(AriaRole.Button, new() { Name = "Add a condition" }).ClickAsync();
        var rule = page.Locator(".rule-part");
        await Assertions.Expect(rule.Locator("select").First).ToBeFocusedAsync();
        await rule.Locator("select").First.SelectOptionAsync("item:viewpoint");

        await Assertions.Expect(rule.Locator("input[type=checkbox]").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".status")).ToContainTextAsync("Saved");
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData("items", ".item")]
    [InlineData("pages", ".place")]
    public async Task A_question_that_chooses_another_page_is_shown_there(string step, string row)
    {
        var page = await EnterAsync($"{step}@example.org");
        await page.GotoAsync($"{study}/{step}");
        ILocator On(int at) => page.Locator($"select[name^='Input.Pages[{at}].Items'][name$='.On']");
        var (first, second) = (await On(0).CountAsync(), await On(1).CountAsync());
        var name = await page.Locator($"#Pages-0-Items-0{row} .hole").First.InnerTextAsync();

        await On(0).First.EvaluateAsync("on => { for (let at = on; at; at = at.parentElement) if (at.matches('details')) at.open = true; }");
        await On(0).First.SelectOptionAsync(new SelectOptionValue { Index = 1 });

        await Assertions.Expect(On(1)).ToHaveCountAsync(second + 1);
        await Assertions.Expect(On(0)).ToHaveCountAsync(first - 1);
        await Assertions.Expect(page.Locator($"#Pages-1-Items-{second}{row} .hole").First).ToHaveTextAsync(name);
        await Assertions.Expect(page.Locator($"#Pages-1-Items-{second}{row} :focus")).ToHaveCountAsync(1);
        await page.ArriveAsync(() => page.Locator("#undo").ClickAsync());
        await Assertions.Expect(On(0)).ToHaveCountAsync(first);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task The_steps_count_what_is_to_mend_as_it_is_written()
    {
        var page = await EnterAsync("erik@example.org");
        await page.GotoAsync($"{study}/text");
        var text = await page.Locator("#text-da").InputValueAsync();

        await page.Locator("#text-da").FillAsync("Hun kører. {ingen}");
        await Assertions.Expect(page.Locator(".rail #count-text")).ToContainTextAsync("to mend");
        await Assertions.Expect(page.Locator(".rail #count-factors")).ToContainTextAsync("to mend");
        await page.Locator("#text-da").FillAsync(text);

        await Assertions.Expect(page.Locator(".rail #count-text")).ToBeEmptyAsync();
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_question_that_gets_its_name_while_it_is_written_stays_in_the_scale_it_was_put_into()
    {
        var page = await EnterAsync("finn@example.org");
        await page.GotoAsync($"{study}/items");
        await page.ArriveAsync(() => page.Locator("button[value='add Pages[0].Items rating']").ClickAsync());
        await page.ArriveAsync(() => page.Locator("button[value='add Scales']").ClickAsync());
        var item = page.Locator(".item").Filter(new() { HasText = "A new question" });
        var prompt = item.GetByLabel("Question or statement English", new() { Exact = true });
        await page.Locator("input[type=checkbox][name^='Input.Scales'][value=item]").Last.CheckAsync();

        await prompt.FillAsync("How threatened");
        await Assertions.Expect(item.Locator("input[name$='.Name']").First).ToHaveValueAsync("how_threatened");
        await Assertions.Expect(page.Locator("input[type=checkbox][name^='Input.Scales'][value=how_threatened]").Last).ToBeCheckedAsync();
        await prompt.FillAsync("How threatened do you feel?");
        await Assertions.Expect(page.Locator("input[type=checkbox][name^='Input.Scales'][value=how_threatened_do_you]").Last).ToBeCheckedAsync();
        await page.ReloadAsync();

        Assert.Equal(1, await page.Locator("input[type=checkbox][name^='Input.Scales'][value=how_threatened_do_you]:checked").CountAsync());
        await page.ArriveAsync(() => page.Locator("#undo").ClickAsync());
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task What_was_refused_is_said_in_sight_and_at_its_field_until_a_save_succeeds()
    {
        var page = await EnterAsync("gry@example.org");
        await page.GotoAsync($"{study}/plan");
        var (drop, alert) = (page.Locator("#drop-out"), page.Locator(".save [role=alert]"));
        var was = await drop.InputValueAsync();

        await drop.FillAsync("ten or so");
        await Assertions.Expect(alert).ToBeInViewportAsync();
        await Assertions.Expect(alert).ToHaveTextAsync("“ten or so” is not a whole number. Nothing was saved.");
        await Assertions.Expect(drop).ToHaveAttributeAsync("aria-describedby", "drop-out-error");
        await Assertions.Expect(page.Locator("#drop-out-error")).ToContainTextAsync("not a whole number");

        await page.ArriveAsync(() => page.Locator("#save").ClickAsync());
        await Assertions.Expect(drop).ToBeFocusedAsync();
        await Assertions.Expect(drop).ToHaveValueAsync("ten or so");
        await Assertions.Expect(page.Locator(".validation-summary-errors")).ToBeVisibleAsync();
        await drop.FillAsync(was);

        await Assertions.Expect(page.Locator(".save [role=alert], .validation-summary-errors, #drop-out-error, form [aria-invalid]")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    // Each test has a researcher of its own, who owns the study too.
    private async Task<IPage> EnterAsync(string email)
    {
        var (token, _) = await lab.Services.GetRequiredService<Accounts>().LinkAsync(null);
        var page = await lab.OpenAsync("en", $"/account/link/{token}");
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync("four words in a row");
        await page.ArriveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync());
        await using var memory = lab.Memory();
        var (researcher, owned) = (
            memory.Users.Single(one => one.Email == email).Id, memory.Studies.Single(one => one.Name == "reciprocity-and-repair").Id);
        if (!memory.Memberships.Any(member => member.ResearcherId == researcher && member.StudyId == owned))
        {
            memory.Memberships.Add(new() { ResearcherId = researcher, StudyId = owned, Role = Storage.Records.MembershipRole.Owner });
            await memory.SaveChangesAsync();
        }

        return page;
    }
}
