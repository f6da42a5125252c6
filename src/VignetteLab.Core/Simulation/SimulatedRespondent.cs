using System.Security.Cryptography;
using System.Text;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Simulation;

/// <summary>Somebody who is made up: agrees, answers page after page, leaves out an item now and then, perhaps leaves.</summary>
/// <remarks>
/// The same seed, number and plan give the same person. Where no effect is planned, answers do not depend on the arm: a simulation
/// shows that a study works, and what it finds without an effect. Where one is planned, an answer is the nearest point to the middle
/// of the points, plus the person's own distance from it, plus the effects, plus chance with a sixth of the range as standard
/// deviation; an effect is found a little smaller than it was stated where answers meet the end of the points.
/// </remarks>
public sealed class SimulatedRespondent
{
    private readonly FieldworkPlan plan;
    private readonly ReadOnlyMemory<byte> key;
    private readonly int number;
    private readonly Draws draws;
    private readonly double leaning;
    private readonly double distance;

    /// <summary>Makes a person up.</summary>
    /// <param name="study">The study's name; another study has other people.</param>
    /// <param name="seed">Whatever the researcher likes.</param>
    /// <param name="number">From 1.</param>
    /// <param name="plan">How people answer and leave; <c>null</c> for as usual.</param>
    public SimulatedRespondent(string study, long seed, int number, FieldworkPlan? plan = null)
    {
        this.plan = plan ?? FieldworkPlan.Usual;
        this.number = number;
        key = SHA256.HashData(Encoding.ASCII.GetBytes($"vignettelab simulation {seed}"));
        draws = Stream("answers");
        leaning = draws.Below(2001) / 1000.0 - 1;
        Language = draws.Below(2);
        distance = this.plan.IsLatent ? Latent.Normal(Stream("person")) : 0;
        Token = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"vignettelab respondent {study} {seed} {number}")))[..32];
    }

    /// <summary>Their random name, 32 hexadecimal digits.</summary>
    public string Token { get; }

    private ulong Language { get; }

    /// <summary>The language that they answer in.</summary>
    public string LanguageOf(Study study) => study.Languages[(int)(Language % (ulong)study.Languages.Count)];

    /// <summary>How long they read a page, in seconds from 5 up to 64.</summary>
    public double Seconds() => 5 + draws.Below(60);

    /// <summary>Whether they leave when they come to a page; always the same, whatever they answered.</summary>
    /// <param name="page">One of the frozen study's.</param>
    /// <param name="place">Theirs; <c>null</c> before allocation.</param>
    public bool Leaves(Page page, Place? place) =>
        plan.Leaving(page, place) is > 0 and var percent &&
        Stream($"leaving.{page.Name}").Below(FieldworkReader.Parts) < FieldworkReader.PartsOf(percent);

    /// <summary>Their answers to a page, as a form would post them; now and then one is left out.</summary>
    /// <param name="page">One of the frozen study's.</param>
    /// <param name="place">Theirs; <c>null</c> before allocation.</param>
    public IReadOnlyDictionary<string, string> Answer(Page page, Place? place = null)
    {
        var answers = new Dictionary<string, string>();
        foreach (var item in page.Items)
        {
            var leftOut = plan.LeavesOut(draws);
            var answer = Answer(item, page, place);
            if (!leftOut || item.Required)
                answers[item.Name] = answer.Posted;
        }

        return answers;
    }

    private Answer Answer(Item item, Page page, Place? place) => item switch
    {
        ChoiceItem choice => Items.Answer.Of(Chosen(choice).Code),
        RatingItem rating when plan.IsLatent => OnPoints(rating, plan.Shift(item, page, place)),
        NumberItem number when plan.Moves(item) => Items.Answer.Of(Latent.Round(
            Value(number.Min, number.Max) + plan.Shift(item, page, place).Item, number.Min, number.Max)),
        _ => item.Simulate(draws, leaning),
    };

    private Option Chosen(ChoiceItem choice)
    {
        var weights = plan.Weights(choice);
        var drawn = (long)draws.Below((ulong)weights.Sum(weight => (long)weight));
        return choice.Options[weights.Index().First(weight => (drawn -= weight.Item) < 0).Index];
    }

    private Answer OnPoints(RatingItem rating, (double Scale, double Item) shift)
    {
        var value = Value(rating.First, rating.Highest) + shift.Scale;
        return Items.Answer.Of(Latent.Round(
            (rating.Reversed ? rating.First + rating.Highest - value : value) + shift.Item, rating.First, rating.Highest));
    }

    private double Value(double min, double max) =>
        (min + max) / 2 + plan.PeopleSd(max - min) * distance + (max - min) / 6 * Latent.Normal(draws);

    private Draws Stream(string purpose) => new(key, $"v1|simulated|{purpose}|all|{number}");
}
