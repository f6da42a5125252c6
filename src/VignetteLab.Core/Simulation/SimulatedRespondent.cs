using System.Security.Cryptography;
using System.Text;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Simulation;

/// <summary>Somebody who is made up: agrees, answers every page, leaves out an item now and then.</summary>
/// <remarks>
/// Answers do not depend on the arm: a simulation shows that a study works, and what it finds without an effect. The same
/// seed and number give the same person.
/// </remarks>
public sealed class SimulatedRespondent
{
    private readonly Draws draws;
    private readonly double leaning;

    /// <summary>Makes a person up.</summary>
    /// <param name="study">The study's name; another study has other people.</param>
    /// <param name="seed">Whatever the researcher likes.</param>
    /// <param name="number">From 1.</param>
    public SimulatedRespondent(string study, long seed, int number)
    {
        draws = new(
            SHA256.HashData(Encoding.ASCII.GetBytes($"vignettelab simulation {seed}")), $"v1|simulated|answers|all|{number}");
        leaning = draws.Below(2001) / 1000.0 - 1;
        Language = draws.Below(2);
        Token = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"vignettelab respondent {study} {seed} {number}")))[..32];
    }

    /// <summary>Their random name, 32 hexadecimal digits.</summary>
    public string Token { get; }

    private ulong Language { get; }

    /// <summary>The language that they answer in.</summary>
    public string LanguageOf(Study study) => study.Languages[(int)(Language % (ulong)study.Languages.Count)];

    /// <summary>How long they read a page, in seconds from 5 up to 64.</summary>
    public double Seconds() => 5 + draws.Below(60);

    /// <summary>Their answers to a page, as a form would post them; about one in thirty is left out.</summary>
    public IReadOnlyDictionary<string, string> Answer(Page page)
    {
        var answers = new Dictionary<string, string>();
        foreach (var item in page.Items)
        {
            var leftOut = draws.Below(30) == 0;
            var answer = item.Simulate(draws, leaning);
            if (!leftOut || item.Required)
                answers[item.Name] = answer.Posted;
        }

        return answers;
    }
}
