using System.Diagnostics;
using System.Net.Sockets;

namespace VignetteLab.Benchmarks.Load;

/// <summary>Walks one respondent after another through a survey, over one kept connection.</summary>
internal sealed class Walker(SurveyRoute route, Random chance) : IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    private readonly Connection connection = new(route.Port);

    public async Task<Walk> WalkAsync(CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        var requests = connection.Requests;
        var began = Stopwatch.GetTimestamp();
        var posts = 0;
        var name = "";
        string? failure = null;
        try
        {
            var jar = new Jar(route.Cookies);
            var (path, page) = await OpenAsync(route.Landing, jar, limit.Token);
            name = page.Name;
            if (name != SurveyRoute.First)
                throw new InvalidDataException($"“{name}” instead of {SurveyRoute.First}");
            while (page.Name != SurveyRoute.Last)
            {
                if (posts == SurveyRoute.MostPages)
                    throw new InvalidDataException($"more than {SurveyRoute.MostPages} pages");
                (path, page) = await ContinueAsync(path, page, jar, limit.Token);
                posts++;
                name = page.Name;
            }
        }
        catch (Exception problem)
            when (problem is InvalidDataException or IOException or SocketException or FormatException)
        {
            failure = $"{name}: {problem.Message}";
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            failure = $"{name}: no receipt within {patience.TotalSeconds} s";
        }

        return new Walk(began, Stopwatch.GetTimestamp(), posts, connection.Requests - requests, failure);
    }

    public void Dispose() => connection.Dispose();

    private async Task<(string Path, Page Page)> OpenAsync(string path, Jar jar, CancellationToken stop) =>
        await FollowAsync(path, await GetAsync(path, jar, stop), jar, stop);

    private async Task<(string Path, Page Page)> ContinueAsync(
        string path, Page page, Jar jar, CancellationToken stop)
    {
        var action = page.Action switch
        {
            null => throw new InvalidDataException("no form to go on with"),
            "" => path,
            var given => Resolve(path, given),
        };
        // A browser has no cookie yet when it sends the landing, so the next page comes at once.
        var redirects = route.Redirects && jar.Header.Length > 0;
        var answer = await connection.PostAsync(action, jar.Header, page.Fill(chance), stop);
        jar.Take(answer.Cookies);
        if (answer.Status != (redirects ? 303 : 200))
            throw new InvalidDataException($"the page sent was answered by {answer.Status}");
        return await FollowAsync(action, answer, jar, stop);
    }

    private async Task<(string Path, Page Page)> FollowAsync(
        string path, Answer answer, Jar jar, CancellationToken stop)
    {
        for (var hops = 0; answer.IsRedirect && hops < 5; hops++)
        {
            path = Resolve(path, answer.Location ?? "");
            answer = await GetAsync(path, jar, stop);
        }

        if (answer.Status != 200)
            throw new InvalidDataException($"{path} was answered by {answer.Status}");
        return (path, new Page(answer.Body));
    }

    private async Task<Answer> GetAsync(string path, Jar jar, CancellationToken stop)
    {
        var answer = await connection.GetAsync(path, jar.Header, stop);
        jar.Take(answer.Cookies);
        return answer;
    }

    private string Resolve(string from, string to)
    {
        var here = new Uri($"http://127.0.0.1:{route.Port}");
        var there = new Uri(new Uri(here, from), to);
        return there.Authority == here.Authority
            ? there.PathAndQuery
            : throw new InvalidDataException($"sent away to {there.Authority}");
    }
}
