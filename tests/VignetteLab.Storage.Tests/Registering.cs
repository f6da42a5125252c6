using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage.Tests;

/// <summary>Makes researchers, as the page behind a one-time link does.</summary>
internal static class Registering
{
    /// <summary>Makes an account by a link.</summary>
    /// <returns>Whether the link let them.</returns>
    public static async Task<bool> RegisterAsync(this Lab lab, string name, string token)
    {
        await lab.AddAsync(name);
        await using var db = lab.Database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var used = await lab.Accounts.FindAsync(db, token) is { } link && await lab.Accounts.UseAsync(db, link, name);
        await transaction.CommitAsync();
        return used;
    }

    /// <summary>Adds a researcher, whose key is their name.</summary>
    public static async Task AddAsync(this Lab lab, string name)
    {
        await using var db = lab.Database.Open();
        db.Users.Add(new()
        {
            Id = name,
            UserName = name,
            Email = $"{name}@example.org",
            NormalizedEmail = $"{name}@example.org".ToUpperInvariant(),
        });
        await db.SaveChangesAsync();
    }

    /// <summary>Makes them a member of the only study.</summary>
    public static async Task JoinAsync(this Lab lab, string name, MembershipRole role)
    {
        await lab.AddAsync(name);
        await using var db = lab.Database.Open();
        db.Memberships.Add(new() { ResearcherId = name, StudyId = 1, Role = role });
        await db.SaveChangesAsync();
    }

    /// <summary>The audit log.</summary>
    public static async Task<List<AuditEvent>> LinesAsync(this Lab lab)
    {
        await using var db = lab.Database.Open();
        return await db.AuditEvents.AsNoTracking().OrderBy(line => line.Id).ToListAsync();
    }

    /// <summary>Who owns what.</summary>
    public static async Task<List<Membership>> MembersAsync(this Lab lab)
    {
        await using var db = lab.Database.Open();
        return await db.Memberships.AsNoTracking().ToListAsync();
    }
}
