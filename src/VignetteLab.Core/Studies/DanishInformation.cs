namespace VignetteLab.Core.Studies;

internal sealed class DanishInformation(Study study) : InformationWords(study, "da")
{
    public override IEnumerable<string?> Information =>
    [
        Under("Hvem er ansvarlig?",
            Name(About.Controller) is { } controller ? $"{controller} står for undersøgelsen og er dataansvarlig, det vil sige ansvarlig for dine oplysninger." : null,
            Contact.Length > 0 ? $"Du kan skrive til forskerne på {Contact}." : null,
            About.DataProtection is { Length: > 0 } officer ? $"Databeskyttelsesrådgiveren kan kontaktes på {officer}." : null,
            About.Ethics is { Length: > 0 } ethics ? $"Undersøgelsen er godkendt: {ethics}." : null),
        Under("Hvad handler undersøgelsen om?", In(About.Purpose)),
        Under("Hvem kan være med?", In(About.Eligible)),
        Under("Hvad beder vi dig om?",
            HasSeveral
                ? "Du læser nogle korte tekster og svarer på de samme spørgsmål om hver af dem. De ligner hinanden, men er ikke ens, så læs hver af dem for sig."
                : "Du læser en kort tekst og svarer på spørgsmål om den.",
            In(About.Task),
            Minutes > 0 ? $"Det tager cirka {(Minutes == 1 ? "1 minut" : $"{Minutes} minutter")}." : null,
            In(About.Reward)),
        Under("Det er frivilligt",
            "Du bestemmer selv, om du vil være med. Du kan springe næsten alle spørgsmål over, og du kan stoppe når som helst uden at sige hvorfor.",
            "Stopper du undervejs, beholder vi de svar, du allerede har sendt, medmindre du beder os slette dem."),
        Under("Dine svar",
            "Dine svar er fortrolige. De gemmes under et tilfældigt nummer, uden dit navn og uden din IP-adresse.",
            About.Workplace ? "Din arbejdsgiver kan ikke se, om du har været med, eller hvad du har svaret." : null,
            In(About.Recipients) ?? "Kun forskerne har adgang til dem, og de gives ikke videre.",
            "Vi offentliggør kun resultater, hvor ingen kan genkendes.",
            Kept,
            "Ingen computer træffer afgørelser om dig."),
        Under("Hvor har vi din adresse fra?", In(About.Source)),
        Under("Hvis du fortryder",
            "Til sidst får du en kode. Med den kan du få dine svar slettet" + (IsKept ? ", indtil de er gjort anonyme." : ".")),
        Under("Dine rettigheder", Basis, Rights,
            "Er du utilfreds med den måde, vi behandler dine oplysninger på, kan du klage til Datatilsynet: datatilsynet.dk."),
    ];

    public override IEnumerable<string?> Consent =>
    [
        Under("Det siger du ja til",
            "Når du sætter kryds herunder, siger du, at du har læst denne side og gerne vil være med.",
            About.Basis == LegalBasis.Consent
                ? "Du giver også samtykke til, at vi gemmer og bruger dine svar, som det er beskrevet her."
                : "Dit ja gælder det at være med; det er ikke det retsgrundlag, vi gemmer dine svar på.",
            About is { Basis: LegalBasis.Consent, Sensitive: true }
                ? "Det omfatter også svar om følsomme forhold som helbred, fagforening, etnicitet, politik, religion eller seksualitet."
                : null,
            "Det har ingen følger for dig at sige nej."),
    ];

    public override IEnumerable<string?> Debrief =>
    [
        Under("Det handlede undersøgelsen om",
            "Ikke alle har læst den samme tekst. Lodtrækning afgjorde, hvilken udgave du fik.",
            In(About.Varied),
            "Det kunne vi ikke fortælle på forhånd, for så havde du måske svaret anderledes."),
        "Personer, steder og hændelser i teksterne er opdigtede.",
        In(About.Support),
        "Vil du alligevel ikke være med, kan du få dine svar slettet med din kode." +
            (Contact.Length > 0 ? $" Har du spørgsmål, er du velkommen til at skrive til {Contact}." : ""),
        "**Tak for din hjælp.**",
    ];

    private string? Kept => About switch
    {
        { Day: not null } => $"Svarene bliver gjort anonyme eller slettet senest den {Day("d. MMMM yyyy")}.",
        { KeptMonths: > 0 and var months } => $"Svarene bliver gjort anonyme eller slettet {(months == 1 ? "1 måned" : $"{months} måneder")} efter, at undersøgelsen er lukket.",
        _ => null,
    };

    private string Basis => (About.Basis, About.Sensitive) switch
    {
        (LegalBasis.Research, false) =>
            "Retsgrundlaget er databeskyttelsesforordningens artikel 6, stk. 1, litra e: Forskning er en opgave i samfundets interesse.",
        (LegalBasis.Research, true) =>
            "Retsgrundlaget er databeskyttelsesforordningens artikel 6, stk. 1, litra e, og artikel 9, stk. 2, litra j, sammen med databeskyttelseslovens § 10: forskning af væsentlig samfundsmæssig betydning. Svarene må ikke bruges til andet.",
        (_, false) => "Retsgrundlaget er dit samtykke, databeskyttelsesforordningens artikel 6, stk. 1, litra a. Du kan trække det tilbage når som helst.",
        _ => "Retsgrundlaget er dit udtrykkelige samtykke, databeskyttelsesforordningens artikel 6, stk. 1, litra a, og artikel 9, stk. 2, litra a. Du kan trække det tilbage når som helst.",
    };

    private string Rights => About.Basis == LegalBasis.Research
        ? "Fordi svarene kun bruges til forskning, gælder retten til indsigt, berigtigelse, begrænsning og indsigelse ikke; du kan alligevel få dine svar slettet med din kode."
        : "Du kan bede om at se dine svar og om at få dem rettet, begrænset eller slettet. Vi kan kun finde dem ved hjælp af din kode.";
}
