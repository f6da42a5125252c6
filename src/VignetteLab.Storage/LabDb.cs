using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>Everything the lab keeps, whichever database keeps it.</summary>
public abstract class LabDb(DbContextOptions options) : IdentityUserContext<Researcher>(options)
{
    public DbSet<StudyRecord> Studies => Set<StudyRecord>();
    public DbSet<DraftEdit> DraftEdits => Set<DraftEdit>();
    public DbSet<Comment> Comments => Set<Comment>();
    public DbSet<SeenVignette> SeenVignettes => Set<SeenVignette>();
    public DbSet<Acceptance> Acceptances => Set<Acceptance>();
    public DbSet<VersionRecord> Versions => Set<VersionRecord>();
    public DbSet<Amendment> Amendments => Set<Amendment>();
    public DbSet<LaunchRequest> LaunchRequests => Set<LaunchRequest>();
    public DbSet<BinnedPilot> BinnedPilots => Set<BinnedPilot>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<KeyRecord> Keys => Set<KeyRecord>();
    public DbSet<Counter> Counters => Set<Counter>();
    public DbSet<PlaceRecord> Places => Set<PlaceRecord>();
    public DbSet<ArmChange> ArmChanges => Set<ArmChange>();
    public DbSet<ResponseMark> ResponseMarks => Set<ResponseMark>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<Respondent> Respondents => Set<Respondent>();
    public DbSet<Submission> Submissions => Set<Submission>();
    public DbSet<AccountLink> AccountLinks => Set<AccountLink>();
    public DbSet<Secret> Secrets => Set<Secret>();
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();
    public DbSet<Erasure> Erasures => Set<Erasure>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<SessionRecord> Sessions => Set<SessionRecord>();
    public DbSet<SignInTry> SignInTries => Set<SignInTry>();
    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<Utc>();
        configurationBuilder.Properties<Mode>().HaveConversion<ModeName>().HaveMaxLength(10);
        configurationBuilder.Properties<StudyStatus>().HaveConversion<string>().HaveMaxLength(10);
        configurationBuilder.Properties<MembershipRole>().HaveConversion<string>().HaveMaxLength(10);
        configurationBuilder.Properties<LinkPurpose>().HaveConversion<string>().HaveMaxLength(12);
        configurationBuilder.Properties<AuditKind>().HaveConversion<string>().HaveMaxLength(24);
        configurationBuilder.Properties<Core.Studies.Op>().HaveConversion<string>().HaveMaxLength(10);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<StudyRecord>(study =>
        {
            study.HasIndex(study => study.Name).IsUnique();
            study.Property(study => study.GraceHours).HasDefaultValue(StudyRecord.UsualGrace);
        });
        builder.Entity<Amendment>().HasIndex(amendment => amendment.StudyId);
        builder.Entity<LaunchRequest>().HasKey(request => request.StudyId);
        builder.Entity<BinnedPilot>().HasIndex(binned => binned.StudyId);
        builder.Entity<DraftEdit>().HasIndex(edit => new { edit.StudyId, edit.Number }).IsUnique();
        builder.Entity<Comment>().HasIndex(comment => comment.StudyId);
        builder.Entity<SeenVignette>().HasKey(seen => new { seen.StudyId, seen.Hash, seen.ResearcherId });
        builder.Entity<Acceptance>().HasKey(accepted => new { accepted.StudyId, accepted.Finding });
        builder.Entity<VersionRecord>(version =>
        {
            version.HasIndex(version => new { version.StudyId, version.Number }).IsUnique();
            version.HasIndex(version => new { version.StudyId, version.Fingerprint }).IsUnique();
        });
        builder.Entity<Membership>().HasKey(member => new { member.ResearcherId, member.StudyId });
        builder.Entity<KeyRecord>().HasKey(key => new { key.StudyId, key.Mode });
        builder.Entity<Counter>().HasKey(counter => new { counter.StudyId, counter.Mode, counter.Stratum });
        builder.Entity<PlaceRecord>(place =>
        {
            place.HasIndex(place => new { place.StudyId, place.Mode, place.Stratum, place.Number, place.Seat }).IsUnique();
            place.HasIndex(place => new { place.StudyId, place.Mode, place.Cluster, place.Seat });
            place.HasIndex(place => place.RespondentId).IsUnique();
        });
        builder.Entity<Respondent>(respondent =>
        {
            respondent.HasIndex(respondent => respondent.Token).IsUnique();
            respondent.HasIndex(respondent => new { respondent.StudyId, respondent.Mode, respondent.StartKey }).IsUnique();
        });
        builder.Entity<Submission>().HasIndex(saved => new { saved.RespondentId, saved.Sequence }).IsUnique();
        builder.Entity<ArmChange>().HasIndex(change => new { change.StudyId, change.Mode });
        builder.Entity<Invitation>().HasIndex(invitation => invitation.Hash).IsUnique();
        builder.Entity<AccountLink>(link =>
        {
            link.HasIndex(link => link.Hash).IsUnique();
            link.Property(link => link.Purpose).HasDefaultValue(LinkPurpose.Account);
        });

        // As the framework makes it of itself where it is told its version by a service, which a pool of contexts has none of.
        builder.Entity<IdentityUserPasskey<string>>(passkey =>
        {
            passkey.ToTable("AspNetUserPasskeys");
            passkey.HasKey(passkey => passkey.CredentialId);
            passkey.Property(passkey => passkey.CredentialId).HasMaxLength(1024);
            passkey.OwnsOne(passkey => passkey.Data).ToJson();
        });
        builder.Entity<SessionRecord>(session =>
        {
            session.ToTable("Sessions");
            session.HasIndex(session => session.Hash).IsUnique();
        });
        builder.Entity<SignInTry>().HasKey(one => one.Key);
        builder.Entity<AuditEvent>(line =>
        {
            line.Property(line => line.Id).ValueGeneratedNever();
            line.HasIndex(line => line.StudyId);
        });
        builder.Entity<Secret>().HasKey(secret => secret.Name);
        Bind<DraftEdit, StudyRecord>(builder, nameof(DraftEdit.StudyId));
        Bind<DraftEdit, Researcher>(builder, nameof(DraftEdit.ResearcherId));
        Bind<Comment, StudyRecord>(builder, nameof(Comment.StudyId));
        Bind<Comment, Researcher>(builder, nameof(Comment.ResearcherId));
        Bind<SeenVignette, StudyRecord>(builder, nameof(SeenVignette.StudyId));
        Bind<SeenVignette, Researcher>(builder, nameof(SeenVignette.ResearcherId));
        Bind<Acceptance, StudyRecord>(builder, nameof(Acceptance.StudyId));
        Bind<Acceptance, Researcher>(builder, nameof(Acceptance.ResearcherId));
        Bind<VersionRecord, StudyRecord>(builder, nameof(VersionRecord.StudyId));
        Bind<Amendment, StudyRecord>(builder, nameof(Amendment.StudyId));
        Bind<Amendment, VersionRecord>(builder, nameof(Amendment.FromVersionId));
        Bind<Amendment, VersionRecord>(builder, nameof(Amendment.ToVersionId));
        Bind<LaunchRequest, StudyRecord>(builder, nameof(LaunchRequest.StudyId));
        Bind<LaunchRequest, Researcher>(builder, nameof(LaunchRequest.ResearcherId));
        Bind<BinnedPilot, StudyRecord>(builder, nameof(BinnedPilot.StudyId));
        Bind<Membership, StudyRecord>(builder, nameof(Membership.StudyId));
        Bind<Membership, Researcher>(builder, nameof(Membership.ResearcherId));
        Bind<KeyRecord, StudyRecord>(builder, nameof(KeyRecord.StudyId));
        Bind<PlaceRecord, StudyRecord>(builder, nameof(PlaceRecord.StudyId));
        Bind<PlaceRecord, VersionRecord>(builder, nameof(PlaceRecord.VersionId));
        Bind<PlaceRecord, Respondent>(builder, nameof(PlaceRecord.RespondentId));
        Bind<Respondent, StudyRecord>(builder, nameof(Respondent.StudyId));
        Bind<Respondent, VersionRecord>(builder, nameof(Respondent.VersionId));
        Bind<Submission, Respondent>(builder, nameof(Submission.RespondentId));
        Bind<ArmChange, StudyRecord>(builder, nameof(ArmChange.StudyId));
        Bind<ResponseMark, Respondent>(builder, nameof(ResponseMark.RespondentId));
        Bind<Invitation, StudyRecord>(builder, nameof(Invitation.StudyId));
        Bind<AccountLink, Researcher>(builder, nameof(AccountLink.ResearcherId));
        Bind<AccountLink, StudyRecord>(builder, nameof(AccountLink.StudyId));
        Bind<IdentityUserPasskey<string>, Researcher>(builder, nameof(IdentityUserPasskey<string>.UserId));
        Bind<RecoveryCode, Researcher>(builder, nameof(RecoveryCode.ResearcherId));
        Bind<SessionRecord, Researcher>(builder, nameof(SessionRecord.ResearcherId));
    }

    // Nothing that is kept goes because something else does: erasing is an act of its own.
    private static void Bind<TChild, TParent>(ModelBuilder builder, string key)
        where TChild : class
        where TParent : class =>
        builder.Entity<TChild>().HasOne<TParent>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Restrict);

    /// <summary>Times are written as they are and read back as UTC.</summary>
    private sealed class Utc() : ValueConverter<DateTime, DateTime>(
        time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private sealed class ModeName() : ValueConverter<Mode, string>(
        mode => mode.Name(), name => Enum.Parse<Mode>(name, ignoreCase: true));
}

/// <summary>The lab in one file.</summary>
public sealed class SqliteLabDb(DbContextOptions<SqliteLabDb> options) : LabDb(options);

/// <summary>The lab on a PostgreSQL server.</summary>
public sealed class PostgresLabDb(DbContextOptions<PostgresLabDb> options) : LabDb(options);
