namespace VignetteLab.Web.Pages.Take;

/// <summary>A page that only says something; always in every language, since whose it is may be unknown.</summary>
/// <param name="Name">As <c>data-page</c> says it.</param>
/// <param name="Status">The HTTP status; 400 and above says that nothing was saved.</param>
/// <param name="Title">The heading, in English.</param>
/// <param name="Text">What it means and what to do, in English.</param>
public sealed record Message(string Name, int Status, string Title, string Text)
{
    public static Message NotFound { get; } = new(
        "notfound", 404, "There is no such page", "Check the address, or ask the person who sent it to you.");

    public static Message Paused { get; } = new(
        "paused", 200, "The survey is paused", "Nobody can start right now. Please try again another day.");

    public static Message Waiting { get; } = new(
        "waiting", 200, "The survey is not open yet", "Your link is the right one. Please come back when it opens.");

    public static Message PilotClosed { get; } = new(
        "pilotclosed", 200, "The trial is over", "This link was for trying the survey out, and nobody can start it any more. Thank you for helping.");

    public static Message Full { get; } = new(
        "full", 200, "The survey has enough answers",
        "As many people as we need have taken part already, so nobody else can start. Thank you for wanting to help.");

    public static Message Closed { get; } = new(
        "closed", 200, "The survey is closed", "Thank you for wanting to take part. Answers that were sent before are kept.");

    public static Message ClosedUnsaved { get; } = Closed with
    {
        Status = 410,
        Text = "Your answers on this page came too late and are not saved. Answers that were sent before are kept.",
    };

    public static Message TooLarge { get; } = new(
        "toolarge", 413, "That was too much at once",
        "What you sent is larger than a page may be, and nothing of it is saved. Go back, shorten it and send it again.");

    public static Message Refused { get; } = new(
        "refused", 400, "This page cannot be used",
        "What was sent is not a page of ours, and nothing of it is saved. Open the survey from its link once more.");

    public static Message NotAllowed { get; } = new(
        "notallowed", 403, "Your role does not allow this",
        "Ask an owner of the study to do it, or to give you another role. Nothing was changed.");

    public static Message NotSaved { get; } = new(
        "notsaved", 503, "Your answers are not saved yet",
        "Something is wrong on our side. Go back and try again in a moment; what you ticked is still there.");

    public static Message Broken { get; } = new(
        "broken", 500, "Something went wrong on our side",
        "If you had just sent answers, they are not saved. Go back and try again in a moment.");

    public static Message Left { get; } = new(
        "left", 200, "You can put the phone away", "Nothing of yours is on it any more. Answers that you sent are kept. Thank you.");

    public static Message TryOver { get; } = new(
        "tryover", 404, "This link to try a survey no longer works", "It works for a day, as the survey was when it was made. Make a new one in the studio, at the step Try it.");

    public static Message CannotBeTried { get; } = new(
        "cannotbetried", 200, "This survey cannot be tried yet", "Too much of it is still missing. In the studio, the step Try it says what.");

    public static Message TryEnd { get; } = new(
        "left", 200, "Here a respondent’s phone forgets them", "Nothing of theirs is on it any more. You were only trying, so nothing was kept anyway.");

    /// <summary>When it opens, where that is what it says.</summary>
    public LabTime? Opens { get; init; }

    /// <summary>Every message, so that all can be looked at and tested.</summary>
    public static IReadOnlyList<Message> All { get; } =
        [NotFound, Paused, Waiting, PilotClosed, Full, Closed, ClosedUnsaved, TooLarge, Refused, NotAllowed, NotSaved, Broken, Left, TryOver, CannotBeTried, TryEnd];
}
