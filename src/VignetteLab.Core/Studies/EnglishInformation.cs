namespace VignetteLab.Core.Studies;

internal sealed class EnglishInformation(Study study) : InformationWords(study, "en")
{
    public override IEnumerable<string?> Information =>
    [
        Under("Who is responsible",
            Name(About.Controller) is { } controller ? $"{controller} is responsible for the study and for your data." : null,
            Contact.Length > 0 ? $"You can write to the researchers at {Contact}." : null,
            About.DataProtection is { Length: > 0 } officer ? $"The data protection officer can be reached at {officer}." : null,
            About.Ethics is { Length: > 0 } ethics ? $"The study has been approved: {ethics}." : null),
        Under("What it is about", In(About.Purpose)),
        Under("Who can take part", In(About.Eligible)),
        Under("What we ask of you",
            HasSeveral
                ? "You read some short texts and answer the same questions about each. They are alike, but not the same, so please read each one for itself."
                : "You read a short text and answer questions about it.",
            In(About.Task),
            Minutes > 0 ? $"It takes about {(Minutes == 1 ? "1 minute" : $"{Minutes} minutes")}." : null,
            In(About.Reward)),
        Under("It is voluntary",
            "You decide whether to take part. You can skip almost any question, and you can stop at any time without giving a reason.",
            "If you stop on the way, we keep the answers that you have already sent, unless you ask us to erase them."),
        Under("Your answers",
            "Your answers are confidential. They are kept under a random number, without your name and without your IP address.",
            About.Workplace ? "Your employer cannot see whether you took part or what you answered." : null,
            In(About.Recipients) ?? "Only the researchers have access to them, and they are not passed on.",
            "We only publish results in which no one can be recognised.",
            Kept,
            "No decision about you is made by a computer."),
        Under("How we got your address", In(About.Source)),
        Under("If you change your mind",
            "At the end you get a code. With it you can have your answers erased" + (IsKept ? " until they have been made anonymous." : ".")),
        Under("Your rights", Basis, Rights,
            "If you are not satisfied with how we handle your data, you can complain to the Danish Data Protection Agency, Datatilsynet: datatilsynet.dk."),
    ];

    public override IEnumerable<string?> Consent =>
    [
        Under("What you agree to",
            "By ticking the box below you say that you have read this page and want to take part.",
            About.Basis == LegalBasis.Consent
                ? "You also agree that we keep and use your answers as described here."
                : "Your agreement is about taking part; it is not the legal basis on which we keep your answers.",
            About is { Basis: LegalBasis.Consent, Sensitive: true }
                ? "That includes answers about sensitive matters, such as health, trade union, ethnicity, politics, religion or sexuality."
                : null,
            "Saying no has no consequences for you."),
    ];

    public override IEnumerable<string?> Debrief =>
    [
        Under("What the study was about",
            "Not everyone read the same text. Chance decided which one you read.",
            In(About.Varied),
            "We could not tell you this beforehand, because it might have changed your answers."),
        "People, places and events in the texts are invented.",
        In(About.Support),
        "If you no longer want to take part, use your code to have your answers erased." +
            (Contact.Length > 0 ? $" Questions are welcome at {Contact}." : ""),
        "**Thank you for your help.**",
    ];

    private string? Kept => About switch
    {
        { Day: not null } => $"The answers are made anonymous or erased by {Day("d MMMM yyyy")}.",
        { KeptMonths: > 0 and var months } => $"The answers are made anonymous or erased {(months == 1 ? "1 month" : $"{months} months")} after the study has closed.",
        _ => null,
    };

    private string Basis => (About.Basis, About.Sensitive) switch
    {
        (LegalBasis.Research, false) =>
            "The legal basis is article 6(1)(e) of the General Data Protection Regulation: research in the public interest.",
        (LegalBasis.Research, true) =>
            "The legal basis is article 6(1)(e) and article 9(2)(j) of the General Data Protection Regulation and section 10 of the Danish Data Protection Act: research of significant importance to society. The answers may not be used for anything else.",
        (_, false) => "The legal basis is your consent, article 6(1)(a) of the General Data Protection Regulation. You can withdraw it at any time.",
        _ => "The legal basis is your explicit consent, article 6(1)(a) and article 9(2)(a) of the General Data Protection Regulation. You can withdraw it at any time.",
    };

    private string Rights => About.Basis == LegalBasis.Research
        ? "Because the answers are used for research only, the rights to see, correct and restrict the use of them, and to object to it, do not apply; you can have your answers erased with your code all the same."
        : "You can ask to see your answers, and to have them corrected, restricted or erased. We can only find them by your code.";
}
