using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Calendar;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Context;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Demo;
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
using Microsoft.Extensions.DependencyInjection;

namespace ConvergencePortal.Core;

/// <summary>Every use case and read class, one line each, grouped by feature: the index of what the product does.</summary>
public static class PortalServices
{
    public static IServiceCollection AddPortal(this IServiceCollection services)
    {
        services.AddSingleton<ChangeFeed>();

        // Plant
        services.AddScoped<PlantReads>();
        services.AddScoped<PlantTreeReads>();

        // Network
        services.AddScoped<DeviceReads>();
        services.AddScoped<NetworkReads>();
        services.AddScoped<ItemSearchReads>();
        services.AddSingleton<SitePictures>();
        services.AddScoped<NetworkMapReads>();
        services.AddScoped<ObservedFlowReads>();
        services.AddScoped<ImportObservedFlows>();

        // Data sources
        services.AddScoped<DataSourceReads>();
        services.AddScoped<GlossaryReads>();
        services.AddSingleton<FlowPictures>();
        services.AddScoped<ThingSearchReads>();
        services.AddScoped<FlowReads>();
        services.AddScoped<FlowMapReads>();

        // Strategy
        services.AddScoped<UseCaseReads>();
        services.AddScoped<HurtReads>();
        services.AddScoped<ObjectiveReads>();

        // People
        services.AddScoped<PeopleReads>();
        services.AddScoped<ApiKeyReads>();
        services.AddScoped<CreateApiKey>();
        services.AddScoped<RevokeApiKey>();
        services.AddScoped<NoteKeyUse>();
        services.AddScoped<RefuseKeyCall>();
        services.AddScoped<DelegationReads>();
        services.AddScoped<DelegateRights>();
        services.AddScoped<RevokeDelegation>();

        // Sign-in
        services.AddSingleton(SessionLimits.Default);
        services.AddScoped<SessionReads>();
        services.AddScoped<SignInPersona>();
        services.AddScoped<SignInWithDirectory>();
        services.AddScoped<ReauthenticateSession>();
        services.AddScoped<EndSession>();
        services.AddScoped<EndSessions>();
        services.AddScoped<EndProviderSession>();
        services.AddScoped<NoteRefusedSignIn>();
        services.AddScoped<AddDirectoryRight>();
        services.AddScoped<EndDirectoryRight>();
        services.AddScoped<DirectoryRightReads>();
        services.AddScoped<AdministratorReads>();

        // Approvals
        services.AddSingleton(SigningCredential.Pin);
        services.AddScoped<SigningCheck>();
        services.AddScoped<SetSigningPin>();
        services.AddScoped<ClearSigningPin>();
        services.AddScoped<ApprovalSettingsReads>();
        services.AddScoped<SaveApprovalSettings>();
        services.AddScoped<RoundReads>();
        services.AddScoped<RoundDeskReads>();
        services.AddScoped<DecideRound>();

        // Windows
        services.AddScoped<WindowReads>();
        services.AddScoped<WindowScopeReads>();
        services.AddScoped<WindowCalendarReads>();
        services.AddScoped<OccurrenceReads>();
        services.AddScoped<CoveringWindowReads>();
        services.AddScoped<LaneReads>();

        // Scheduling
        services.AddScoped<SchedulingSettingsReads>();
        services.AddScoped<SaveSchedulingSettings>();
        services.AddScoped<RosterReads>();

        // Data contracts
        services.AddScoped<ContractReads>();
        services.AddScoped<ImportContract>();
        services.AddScoped<MeasureContract>();

        // Import: the kinds of record in the order in which their files build on each other, then what is done with them
        services.AddSingleton<RecordKind, SiteRecords>();
        services.AddSingleton<RecordKind, EquipmentRecords>();
        services.AddSingleton<RecordKind, AssetRecords>();
        services.AddSingleton<RecordKind, ZoneRecords>();
        services.AddSingleton<RecordKind, ConduitRecords>();
        services.AddSingleton<RecordKind, SegmentRecords>();
        services.AddSingleton<RecordKind, DeviceRecords>();
        services.AddSingleton<RecordKind, InterfaceRecords>();
        services.AddSingleton<RecordKind, PersonRecords>();
        services.AddSingleton<RecordKind, MembershipRecords>();
        services.AddSingleton<RecordKind, ShiftRecords>();
        services.AddSingleton<RecordKind, AbsenceRecords>();
        services.AddSingleton<RecordKind, CompetencyRecords>();
        services.AddSingleton<RecordKind, WindowRecords>();
        services.AddSingleton<RecordKind, DeviceTypeRecords>();
        services.AddSingleton<RecordKind, DataSourceRecords>();
        services.AddSingleton<RecordKind, OwnershipRecords>();
        services.AddSingleton<RecordKind, DataFlowRecords>();
        services.AddSingleton<RecordKind, ObjectiveRecords>();
        services.AddSingleton<RecordKind, UseCaseRecords>();
        services.AddSingleton<RecordKind, GlossaryRecords>();
        services.AddSingleton<RecordKinds>();
        services.AddScoped<ImportRecords>();
        services.AddScoped<SaveRecord>();
        services.AddScoped<ExportRecords>();
        services.AddScoped<RecordReads>();
        services.AddScoped<ProposeRecordChange>();
        services.AddScoped<WithdrawProposal>();
        services.AddScoped<RecordProposalReads>();
        services.AddScoped<IRoundSubject, ProposalRounds>();
        services.AddScoped<CalendarFiles>();
        services.AddScoped<ReferenceReads>();
        services.AddScoped<PlannedPlants>();

        // Demo plant
        services.AddScoped<DemoPlant>();

        // Changes
        services.AddScoped<ChangeGate>();
        services.AddSingleton<Schedules>();
        services.AddScoped<ChangeFacts>();
        services.AddScoped<ScheduleReads>();
        services.AddScoped<ShutdownReads>();
        services.AddScoped<ChangeReads>();
        services.AddScoped<ChangeCalendarReads>();
        services.AddScoped<MoveReads>();
        services.AddScoped<ChangeDetailReads>();
        services.AddScoped<DeskReads>();
        services.AddScoped<DraftChange>();
        services.AddScoped<EditChange>();
        services.AddScoped<SeeChange>();
        services.AddScoped<SubmitChange>();
        services.AddScoped<AssessChange>();
        services.AddScoped<DecideChange>();
        services.AddScoped<ConfirmEmergency>();
        services.AddScoped<WithdrawChange>();
        services.AddScoped<ScheduleChange>();
        services.AddScoped<RecheckSlots>();
        services.AddScoped<ReviewSeats>();
        services.AddScoped<ChaseDecisions>();
        services.AddScoped<StartChange>();
        services.AddScoped<FinishChange>();
        services.AddScoped<VerifyChange>();
        services.AddScoped<CloseChange>();
        services.AddScoped<CancelChange>();
        services.AddScoped<RollBackChange>();
        services.AddScoped<TouchingChangeReads>();

        // Context
        services.AddScoped<ContextReads>();

        // Approval policy
        services.AddSingleton<EffectivePolicies>();
        services.AddScoped<PolicyVersions>();
        services.AddScoped<ReplayedChanges>();
        services.AddScoped<PolicyReads>();
        services.AddSingleton<IRoundSubject, PolicyRoundSubject>();
        services.AddScoped<PolicyGate>();
        services.AddScoped<DraftPolicyVersion>();
        services.AddScoped<SavePolicyVersion>();
        services.AddScoped<SubmitPolicyVersion>();
        services.AddScoped<DiscardPolicyVersion>();
        services.AddScoped<ReplayPolicyVersion>();

        // Standard changes and temporary measures
        services.AddScoped<TemplateGate>();
        services.AddScoped<ChangeTemplateReads>();
        services.AddScoped<ProposeTemplate>();
        services.AddScoped<EditTemplate>();
        services.AddScoped<SubmitTemplate>();
        services.AddScoped<TakeBackTemplate>();
        services.AddScoped<RetireTemplate>();
        services.AddScoped<IRoundSubject, TemplateRounds>();
        services.AddScoped<MeasureGate>();
        services.AddScoped<MeasureReads>();
        services.AddScoped<RemoveMeasure>();
        services.AddScoped<ConfirmRemoval>();
        services.AddScoped<ExtendMeasure>();
        services.AddScoped<MakePermanent>();
        services.AddScoped<HandOverMeasure>();
        services.AddScoped<AnswerOffer>();
        services.AddScoped<ChaseMeasures>();
        services.AddScoped<IRoundSubject, MeasureRounds>();

        // Standards
        services.AddScoped<StandardSites>();
        services.AddScoped<StandardGate>();
        services.AddScoped<StandardReads>();
        services.AddScoped<StandardDetailReads>();
        services.AddScoped<AppliesToReads>();
        services.AddScoped<ProposeStandard>();
        services.AddScoped<DraftStandard>();
        services.AddScoped<SubmitStandard>();
        services.AddScoped<TakeBackStandard>();
        services.AddScoped<RetireStandard>();
        services.AddScoped<AcknowledgeStandard>();
        services.AddScoped<IRoundSubject, StandardRounds>();

        // Waivers and pilots
        services.AddScoped<TimeBoxGate>();
        services.AddScoped<WaiverReads>();
        services.AddScoped<PilotReads>();
        services.AddScoped<WaivableReads>();
        services.AddScoped<AskWaiver>();
        services.AddScoped<ExtendWaiver>();
        services.AddScoped<TakeBackWaiver>();
        services.AddScoped<EndWaiver>();
        services.AddScoped<AskPilot>();
        services.AddScoped<ExtendPilot>();
        services.AddScoped<TakeBackPilot>();
        services.AddScoped<DecidePilot>();
        services.AddScoped<IRoundSubject, WaiverRounds>();
        services.AddScoped<IRoundSubject, PilotRounds>();

        // Conformance checks
        services.AddSingleton<CheckMemory>();
        services.AddScoped<SnapshotReads>();
        services.AddScoped<RunChecks>();
        services.AddScoped<FindingReads>();
        services.AddScoped<MarkFalsePositive>();
        services.AddScoped<SimulateChecks>();

        // Notices
        services.AddScoped<TellNotices>();
        services.AddScoped<NoticeReads>();
        services.AddScoped<ReadNotices>();
        services.AddScoped<OpenNotice>();
        services.AddScoped<SaveNoticePreference>();
        services.AddScoped<ChannelGate>();
        services.AddScoped<ChannelReads>();
        services.AddScoped<SaveChannel>();
        services.AddScoped<TryChannel>();
        services.AddScoped<RotateChannelSecret>();
        services.AddScoped<ReplayDeliveries>();
        services.AddScoped<UndeliveredNotice>();
        services.AddScoped<DeliveryQueue>();
        services.AddScoped<DeliverNotices>();
        services.AddSingleton(new DeliveryPace());

        // Reviews
        services.AddScoped<KpiReads>();
        services.AddScoped<FreezeReviews>();
        services.AddScoped<ReviewGate>();
        services.AddScoped<ReviewReads>();
        services.AddScoped<AttendReview>();
        services.AddScoped<DecideInReview>();
        services.AddScoped<AgreeAction>();
        services.AddScoped<MoveAction>();
        services.AddScoped<ActionReads>();
        services.AddScoped<SignReview>();
        services.AddScoped<ReviewSettingsReads>();
        services.AddScoped<SaveReviewSettings>();
        services.AddScoped<PulseReads>();
        services.AddScoped<AnswerPulse>();

        // Calendar feeds
        services.AddScoped<CalendarFeedReads>();
        services.AddScoped<CalendarFeedContentReads>();
        services.AddScoped<FeedChangeReads>();
        services.AddScoped<FeedShiftReads>();
        services.AddScoped<CreateCalendarFeed>();
        services.AddScoped<RevokeCalendarFeed>();

        // Reviews
        services.AddScoped<DashboardWaitReads>();
        services.AddScoped<DashboardWeekReads>();
        services.AddScoped<DashboardConflictReads>();
        services.AddScoped<DashboardFindingReads>();
        services.AddScoped<DashboardAgeingReads>();
        services.AddScoped<DashboardOwnerReads>();
        services.AddScoped<DashboardFrictionReads>();

        // Ledger
        services.AddSingleton(LedgerKeeping.None);
        services.AddScoped<SealLedger>();
        services.AddScoped<WriteCheckpoint>();
        services.AddScoped<LedgerExport>();
        services.AddScoped<LedgerReads>();
        services.AddScoped<LedgerRightReads>();

        return services;
    }
}
