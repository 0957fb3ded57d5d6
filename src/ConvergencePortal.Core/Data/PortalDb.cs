using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Calendar;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Notices;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Reviews;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.SignIn;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Core.Strategy;
using ConvergencePortal.Core.Windows;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Data;

/// <summary>The portal's tables. One short-lived context an operation, from the factory; what differs between engines is in db/*.</summary>
public sealed class PortalDb(DbContextOptions<PortalDb> options) : DbContext(options)
{
    public DbSet<EquipmentNode> Equipment => Set<EquipmentNode>();
    public DbSet<PhysicalAsset> Assets => Set<PhysicalAsset>();
    public DbSet<AssetMounting> Mountings => Set<AssetMounting>();
    public DbSet<PlantVersion> PlantVersions => Set<PlantVersion>();
    public DbSet<Zone> Zones => Set<Zone>();
    public DbSet<Conduit> Conduits => Set<Conduit>();
    public DbSet<Segment> Segments => Set<Segment>();
    public DbSet<NetworkDevice> Devices => Set<NetworkDevice>();
    public DbSet<DeviceInterface> Interfaces => Set<DeviceInterface>();
    public DbSet<RedundancyGroup> RedundancyGroups => Set<RedundancyGroup>();
    public DbSet<ObservedFlow> ObservedFlows => Set<ObservedFlow>();
    public DbSet<DeviceType> DeviceTypes => Set<DeviceType>();
    public DbSet<DataSource> DataSources => Set<DataSource>();
    public DbSet<DataFlow> DataFlows => Set<DataFlow>();
    public DbSet<DataContract> DataContracts => Set<DataContract>();
    public DbSet<GlossaryTerm> GlossaryTerms => Set<GlossaryTerm>();
    public DbSet<RecordProposal> RecordProposals => Set<RecordProposal>();
    public DbSet<DigitalObjective> Objectives => Set<DigitalObjective>();
    public DbSet<UseCase> UseCases => Set<UseCase>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<DirectoryRight> DirectoryRights => Set<DirectoryRight>();
    public DbSet<DirectoryGrant> DirectoryGrants => Set<DirectoryGrant>();
    public DbSet<SigningPin> SigningPins => Set<SigningPin>();
    public DbSet<SigningSession> SigningSessions => Set<SigningSession>();
    public DbSet<Window> Windows => Set<Window>();
    public DbSet<ChangeRequest> Changes => Set<ChangeRequest>();
    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();
    public DbSet<ChangeLook> ChangeLooks => Set<ChangeLook>();
    public DbSet<ApprovalPolicy> ApprovalPolicies => Set<ApprovalPolicy>();
    public DbSet<ChangeTemplate> ChangeTemplates => Set<ChangeTemplate>();
    public DbSet<TemporaryMeasure> Measures => Set<TemporaryMeasure>();
    public DbSet<Standard> Standards => Set<Standard>();
    public DbSet<StandardReading> StandardReadings => Set<StandardReading>();
    public DbSet<Waiver> Waivers => Set<Waiver>();
    public DbSet<Pilot> Pilots => Set<Pilot>();
    public DbSet<ApprovalRound> ApprovalRounds => Set<ApprovalRound>();
    public DbSet<SeatReminder> SeatReminders => Set<SeatReminder>();
    public DbSet<SlotCheck> SlotChecks => Set<SlotCheck>();
    public DbSet<Shift> Shifts => Set<Shift>();
    public DbSet<Absence> Absences => Set<Absence>();
    public DbSet<HeldCompetency> Competencies => Set<HeldCompetency>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<SchedulingSettings> SchedulingSettings => Set<SchedulingSettings>();
    public DbSet<ApprovalSettings> ApprovalSettings => Set<ApprovalSettings>();
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    public DbSet<ScheduleVersion> ScheduleVersions => Set<ScheduleVersion>();
    public DbSet<Finding> Findings => Set<Finding>();
    public DbSet<CheckState> CheckStates => Set<CheckState>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<NoticeCursor> NoticeCursors => Set<NoticeCursor>();
    public DbSet<NoticeChannel> NoticeChannels => Set<NoticeChannel>();
    public DbSet<NoticePreference> NoticePreferences => Set<NoticePreference>();
    public DbSet<NoticeDelivery> NoticeDeliveries => Set<NoticeDelivery>();
    public DbSet<GovernanceReview> Reviews => Set<GovernanceReview>();
    public DbSet<ActionItem> Actions => Set<ActionItem>();
    public DbSet<ReviewSettings> ReviewSettings => Set<ReviewSettings>();
    public DbSet<PulseVote> PulseVotes => Set<PulseVote>();
    public DbSet<PulseCount> PulseCounts => Set<PulseCount>();
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();
    public DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();
    public DbSet<LedgerHead> LedgerHeads => Set<LedgerHead>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
        configurationBuilder.Properties<LocalDateTime>().HaveConversion<LocalDateTimeConverter>();
        configurationBuilder.Properties<LocalTime>().HaveConversion<LocalTimeConverter>();
    }
}
