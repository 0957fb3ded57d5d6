using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConvergencePortal.Db.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DataAndStandards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "ByChair",
                table: "RoundSeats",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "ApprovedByChange",
                table: "ConduitRules",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ExpiresOn",
                table: "ConduitRules",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlannedRecords",
                table: "ChangeTemplates",
                type: "TEXT",
                maxLength: 100000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlannedRecords",
                table: "Changes",
                type: "TEXT",
                maxLength: 100000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MostExceptionDays",
                table: "ApprovalSettings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 180);

            migrationBuilder.CreateTable(
                name: "CheckStates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    WholeRunAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckStates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DataSources",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SiteId = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "NOCASE"),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    EquipmentId = table.Column<int>(type: "INTEGER", nullable: false),
                    DeviceId = table.Column<int>(type: "INTEGER", nullable: true),
                    Description = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false, collation: "NOCASE"),
                    Operations = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    LevelTenths = table.Column<int>(type: "INTEGER", nullable: true),
                    Producer = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true, collation: "NOCASE"),
                    Capture = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    UpdateCadence = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true, collation: "NOCASE"),
                    LatencyMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    Units = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true, collation: "NOCASE"),
                    RetentionDays = table.Column<int>(type: "INTEGER", nullable: true),
                    Classification = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    IsSafetyRelevant = table.Column<bool>(type: "INTEGER", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    NamespacePath = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true, collation: "NOCASE"),
                    SparkplugId = table.Column<string>(type: "TEXT", maxLength: 122, nullable: true),
                    Certification = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true, collation: "NOCASE"),
                    CertifiedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CertificationExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReviewedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RoleName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true, collation: "NOCASE"),
                    KnownById = table.Column<int>(type: "INTEGER", nullable: true),
                    BackupId = table.Column<int>(type: "INTEGER", nullable: true),
                    CaptureForm = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    LastElicitedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AskAgainOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EffectiveFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EffectiveTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataSources", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DataSources_Devices_DeviceId",
                        column: x => x.DeviceId,
                        principalTable: "Devices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DataSources_Equipment_EquipmentId",
                        column: x => x.EquipmentId,
                        principalTable: "Equipment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DataSources_Equipment_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Equipment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DataSources_People_BackupId",
                        column: x => x.BackupId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DataSources_People_KnownById",
                        column: x => x.KnownById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DeviceTypes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    Manufacturer = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    Model = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    PartNumber = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true, collation: "NOCASE"),
                    Interfaces = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true),
                    Comments = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeviceTypes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Findings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Check = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    SubjectKey = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ParametersHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ParametersJson = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    SiteId = table.Column<int>(type: "INTEGER", nullable: true),
                    Severity = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Sentence = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    EvidenceJson = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    OwnerFunction = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    OwnerId = table.Column<int>(type: "INTEGER", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    FirstSeen = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeen = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FixedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TimesReturned = table.Column<int>(type: "INTEGER", nullable: false),
                    WaivedUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FalsePositiveReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    FalsePositiveByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true, collation: "NOCASE"),
                    FalsePositiveAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Findings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Findings_Equipment_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Equipment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Findings_People_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GlossaryTerms",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Term = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    Definition = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false, collation: "NOCASE"),
                    ITWord = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true, collation: "NOCASE"),
                    OTWord = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true, collation: "NOCASE"),
                    MaintenanceWord = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true, collation: "NOCASE"),
                    QualityWord = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true, collation: "NOCASE"),
                    ProductionWord = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true, collation: "NOCASE"),
                    ParentId = table.Column<int>(type: "INTEGER", nullable: true),
                    Related = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    EffectiveTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GlossaryTerms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GlossaryTerms_GlossaryTerms_ParentId",
                        column: x => x.ParentId,
                        principalTable: "GlossaryTerms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Objectives",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SiteId = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "NOCASE"),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    SponsorId = table.Column<int>(type: "INTEGER", nullable: false),
                    Measure = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Baseline = table.Column<int>(type: "INTEGER", nullable: true),
                    Target = table.Column<int>(type: "INTEGER", nullable: true),
                    Current = table.Column<int>(type: "INTEGER", nullable: true),
                    MeasuredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Standards = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Objectives", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Objectives_Equipment_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Equipment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Objectives_People_SponsorId",
                        column: x => x.SponsorId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ObservedFlows",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SiteId = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    Destination = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    Protocol = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Port = table.Column<int>(type: "INTEGER", nullable: true),
                    Service = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true, collation: "NOCASE"),
                    Count = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstSeen = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeen = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ObservedFlows", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ObservedFlows_Equipment_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Equipment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Pilots",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    Hypothesis = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    ScopePath = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false, collation: "NOCASE"),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ExitCriteria = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    RollbackPlan = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    ObjectiveCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true, collation: "NOCASE"),
                    MeasuredOutcome = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true, collation: "NOCASE"),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false, collation: "NOCASE"),
                    SiteId = table.Column<int>(type: "INTEGER", nullable: false),
                    RequesterId = table.Column<int>(type: "INTEGER", nullable: false),
                    RequesterName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    Status = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ApprovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pilots", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Pilots_Equipment_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Equipment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Pilots_People_RequesterId",
                        column: x => x.RequesterId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecordProposals",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "NOCASE"),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false, collation: "NOCASE"),
                    OpenKey = table.Column<string>(type: "TEXT", maxLength: 431, nullable: true, collation: "NOCASE"),
                    SiteId = table.Column<int>(type: "INTEGER", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    IsNew = table.Column<bool>(type: "INTEGER", nullable: false),
                    GivesApproval = table.Column<bool>(type: "INTEGER", nullable: false),
                    FieldsJson = table.Column<string>(type: "TEXT", maxLength: 500000, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AuthorId = table.Column<int>(type: "INTEGER", nullable: false),
                    AuthorName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    Status = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordProposals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecordProposals_Equipment_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Equipment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordProposals_People_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Standards",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "NOCASE"),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    Category = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    OwnerFunction = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    ReviewIntervalMonths = table.Column<int>(type: "INTEGER", nullable: false),
                    ReviewDueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LastRequirement = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RetiredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RetireReason = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Standards", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UseCases",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SiteId = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "NOCASE"),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    ConsumerFunction = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Consumer = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true, collation: "NOCASE"),
                    State = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    ValueHypothesis = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true),
                    ValuePerYear = table.Column<int>(type: "INTEGER", nullable: true),
                    Confidence = table.Column<int>(type: "INTEGER", nullable: true),
                    Effort = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    Blocker = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    NextStep = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    OwnerId = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UseCases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UseCases_Equipment_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Equipment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UseCases_People_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Waivers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    CompensatingMeasures = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    PlannedActions = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    ActionsDueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ScopePath = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true, collation: "NOCASE"),
                    RiskAcceptorName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true, collation: "NOCASE"),
                    PilotNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true, collation: "NOCASE"),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false, collation: "NOCASE"),
                    SiteId = table.Column<int>(type: "INTEGER", nullable: false),
                    RequesterId = table.Column<int>(type: "INTEGER", nullable: false),
                    RequesterName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    Status = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ApprovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Waivers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Waivers_Equipment_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Equipment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Waivers_People_RequesterId",
                        column: x => x.RequesterId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DataContracts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SiteId = table.Column<int>(type: "INTEGER", nullable: false),
                    ContractId = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false, collation: "NOCASE"),
                    SourceId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    ContractVersion = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    Status = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EffectiveTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FreshnessMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    AvailabilityTenths = table.Column<int>(type: "INTEGER", nullable: true),
                    RetentionDays = table.Column<int>(type: "INTEGER", nullable: true),
                    MeasuredFreshnessMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    MeasuredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SchemaNames = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true),
                    FileText = table.Column<string>(type: "TEXT", maxLength: 1048576, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataContracts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DataContracts_DataSources_SourceId",
                        column: x => x.SourceId,
                        principalTable: "DataSources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DataContracts_Equipment_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Equipment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DataFlows",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SiteId = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "NOCASE"),
                    FromId = table.Column<int>(type: "INTEGER", nullable: false),
                    ToId = table.Column<int>(type: "INTEGER", nullable: true),
                    ConsumerFunction = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    Consumer = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true, collation: "NOCASE"),
                    Transport = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Port = table.Column<int>(type: "INTEGER", nullable: true),
                    ConduitId = table.Column<int>(type: "INTEGER", nullable: true),
                    IsNeededToRun = table.Column<bool>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    EffectiveFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EffectiveTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataFlows", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DataFlows_Conduits_ConduitId",
                        column: x => x.ConduitId,
                        principalTable: "Conduits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DataFlows_DataSources_FromId",
                        column: x => x.FromId,
                        principalTable: "DataSources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DataFlows_DataSources_ToId",
                        column: x => x.ToId,
                        principalTable: "DataSources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DataFlows_Equipment_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Equipment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OwnershipAssignments",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DataSourceId = table.Column<int>(type: "INTEGER", nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: true),
                    Team = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    HoldsFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    HoldsTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DelegatedFromId = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OwnershipAssignments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OwnershipAssignments_DataSources_DataSourceId",
                        column: x => x.DataSourceId,
                        principalTable: "DataSources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OwnershipAssignments_People_DelegatedFromId",
                        column: x => x.DelegatedFromId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OwnershipAssignments_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PilotExtensions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    RequestedById = table.Column<int>(type: "INTEGER", nullable: false),
                    RequestedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    PreviousEnd = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TimeBoxId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PilotExtensions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PilotExtensions_Pilots_TimeBoxId",
                        column: x => x.TimeBoxId,
                        principalTable: "Pilots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PilotSuspensions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StandardCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RequirementKey = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PilotId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PilotSuspensions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PilotSuspensions_Pilots_PilotId",
                        column: x => x.PilotId,
                        principalTable: "Pilots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StandardVersions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StandardId = table.Column<int>(type: "INTEGER", nullable: false),
                    SemVer = table.Column<string>(type: "TEXT", maxLength: 14, nullable: false),
                    BasedOn = table.Column<string>(type: "TEXT", maxLength: 14, nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangeNote = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true),
                    PlannedFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PlannedTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AuthorId = table.Column<int>(type: "INTEGER", nullable: false),
                    AuthorName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ApprovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EffectiveFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EffectiveTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SupersededBy = table.Column<string>(type: "TEXT", maxLength: 14, nullable: true),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ApprovedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AppliesTo_DeviceRole = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    AppliesTo_IsGxpRelevant = table.Column<bool>(type: "INTEGER", nullable: false),
                    AppliesTo_IsHazardousProcess = table.Column<bool>(type: "INTEGER", nullable: false),
                    AppliesTo_IsSafetyRelated = table.Column<bool>(type: "INTEGER", nullable: false),
                    AppliesTo_LevelFromTenths = table.Column<int>(type: "INTEGER", nullable: true),
                    AppliesTo_LevelToTenths = table.Column<int>(type: "INTEGER", nullable: true),
                    AppliesTo_OperationsType = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    AppliesTo_Scope = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true, collation: "NOCASE"),
                    AppliesTo_ZoneKind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandardVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StandardVersions_People_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StandardVersions_Standards_StandardId",
                        column: x => x.StandardId,
                        principalTable: "Standards",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UseCaseObjectives",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UseCaseId = table.Column<int>(type: "INTEGER", nullable: false),
                    ObjectiveId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UseCaseObjectives", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UseCaseObjectives_Objectives_ObjectiveId",
                        column: x => x.ObjectiveId,
                        principalTable: "Objectives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UseCaseObjectives_UseCases_UseCaseId",
                        column: x => x.UseCaseId,
                        principalTable: "UseCases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UseCaseSources",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UseCaseId = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UseCaseSources", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UseCaseSources_DataSources_SourceId",
                        column: x => x.SourceId,
                        principalTable: "DataSources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UseCaseSources_UseCases_UseCaseId",
                        column: x => x.UseCaseId,
                        principalTable: "UseCases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WaiverExtensions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    RequestedById = table.Column<int>(type: "INTEGER", nullable: false),
                    RequestedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    PreviousEnd = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TimeBoxId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaiverExtensions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WaiverExtensions_Waivers_TimeBoxId",
                        column: x => x.TimeBoxId,
                        principalTable: "Waivers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WaiverTargets",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CheckCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    SubjectKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true, collation: "NOCASE"),
                    StandardCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true, collation: "NOCASE"),
                    RequirementKey = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    WaiverId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaiverTargets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WaiverTargets_Waivers_WaiverId",
                        column: x => x.WaiverId,
                        principalTable: "Waivers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StandardContributors",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    VersionId = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    Functions = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FirstAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandardContributors", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StandardContributors_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StandardContributors_StandardVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "StandardVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StandardReadings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    VersionId = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "NOCASE"),
                    Functions = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandardReadings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StandardReadings_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StandardReadings_StandardVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "StandardVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StandardRequirements",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    VersionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    RegimeRefs = table.Column<string>(type: "TEXT", maxLength: 810, nullable: false),
                    CheckCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true, collation: "NOCASE"),
                    Parameters = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Severity = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandardRequirements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StandardRequirements_StandardVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "StandardVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DataContracts_SiteId_ContractId",
                table: "DataContracts",
                columns: new[] { "SiteId", "ContractId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DataContracts_SourceId",
                table: "DataContracts",
                column: "SourceId");

            migrationBuilder.CreateIndex(
                name: "IX_DataFlows_ConduitId",
                table: "DataFlows",
                column: "ConduitId");

            migrationBuilder.CreateIndex(
                name: "IX_DataFlows_FromId",
                table: "DataFlows",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_DataFlows_SiteId_Code",
                table: "DataFlows",
                columns: new[] { "SiteId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DataFlows_ToId",
                table: "DataFlows",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_DataSources_BackupId",
                table: "DataSources",
                column: "BackupId");

            migrationBuilder.CreateIndex(
                name: "IX_DataSources_Code",
                table: "DataSources",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_DataSources_DeviceId",
                table: "DataSources",
                column: "DeviceId");

            migrationBuilder.CreateIndex(
                name: "IX_DataSources_EquipmentId",
                table: "DataSources",
                column: "EquipmentId");

            migrationBuilder.CreateIndex(
                name: "IX_DataSources_KnownById",
                table: "DataSources",
                column: "KnownById");

            migrationBuilder.CreateIndex(
                name: "IX_DataSources_SiteId_Code",
                table: "DataSources",
                columns: new[] { "SiteId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DeviceTypes_Slug",
                table: "DeviceTypes",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Findings_Check_SubjectKind_SubjectKey_ParametersHash",
                table: "Findings",
                columns: new[] { "Check", "SubjectKind", "SubjectKey", "ParametersHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Findings_OwnerId",
                table: "Findings",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Findings_SiteId",
                table: "Findings",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_Findings_Status_SiteId",
                table: "Findings",
                columns: new[] { "Status", "SiteId" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_SubjectKind_SubjectKey",
                table: "Findings",
                columns: new[] { "SubjectKind", "SubjectKey" });

            migrationBuilder.CreateIndex(
                name: "IX_GlossaryTerms_ParentId",
                table: "GlossaryTerms",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_GlossaryTerms_Term",
                table: "GlossaryTerms",
                column: "Term",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Objectives_SiteId_Code",
                table: "Objectives",
                columns: new[] { "SiteId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Objectives_SponsorId",
                table: "Objectives",
                column: "SponsorId");

            migrationBuilder.CreateIndex(
                name: "IX_ObservedFlows_SiteId_Destination",
                table: "ObservedFlows",
                columns: new[] { "SiteId", "Destination" });

            migrationBuilder.CreateIndex(
                name: "IX_ObservedFlows_SiteId_Source",
                table: "ObservedFlows",
                columns: new[] { "SiteId", "Source" });

            migrationBuilder.CreateIndex(
                name: "IX_OwnershipAssignments_DataSourceId",
                table: "OwnershipAssignments",
                column: "DataSourceId");

            migrationBuilder.CreateIndex(
                name: "IX_OwnershipAssignments_DelegatedFromId",
                table: "OwnershipAssignments",
                column: "DelegatedFromId");

            migrationBuilder.CreateIndex(
                name: "IX_OwnershipAssignments_PersonId",
                table: "OwnershipAssignments",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PilotExtensions_TimeBoxId",
                table: "PilotExtensions",
                column: "TimeBoxId");

            migrationBuilder.CreateIndex(
                name: "IX_Pilots_Number",
                table: "Pilots",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pilots_RequesterId",
                table: "Pilots",
                column: "RequesterId");

            migrationBuilder.CreateIndex(
                name: "IX_Pilots_SiteId",
                table: "Pilots",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_Pilots_Status_EndsOn",
                table: "Pilots",
                columns: new[] { "Status", "EndsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_PilotSuspensions_PilotId",
                table: "PilotSuspensions",
                column: "PilotId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordProposals_AuthorId",
                table: "RecordProposals",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordProposals_Key",
                table: "RecordProposals",
                column: "Key");

            migrationBuilder.CreateIndex(
                name: "IX_RecordProposals_Number",
                table: "RecordProposals",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecordProposals_OpenKey",
                table: "RecordProposals",
                column: "OpenKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecordProposals_SiteId",
                table: "RecordProposals",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordProposals_Status",
                table: "RecordProposals",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_StandardContributors_PersonId",
                table: "StandardContributors",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_StandardContributors_VersionId_PersonId",
                table: "StandardContributors",
                columns: new[] { "VersionId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StandardReadings_PersonId",
                table: "StandardReadings",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_StandardReadings_VersionId_PersonId",
                table: "StandardReadings",
                columns: new[] { "VersionId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StandardRequirements_CheckCode",
                table: "StandardRequirements",
                column: "CheckCode");

            migrationBuilder.CreateIndex(
                name: "IX_StandardRequirements_VersionId_Place",
                table: "StandardRequirements",
                columns: new[] { "VersionId", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_Standards_Category",
                table: "Standards",
                column: "Category");

            migrationBuilder.CreateIndex(
                name: "IX_Standards_Code",
                table: "Standards",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StandardVersions_AuthorId",
                table: "StandardVersions",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_StandardVersions_StandardId_SemVer",
                table: "StandardVersions",
                columns: new[] { "StandardId", "SemVer" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StandardVersions_Status",
                table: "StandardVersions",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_UseCaseObjectives_ObjectiveId",
                table: "UseCaseObjectives",
                column: "ObjectiveId");

            migrationBuilder.CreateIndex(
                name: "IX_UseCaseObjectives_UseCaseId_ObjectiveId",
                table: "UseCaseObjectives",
                columns: new[] { "UseCaseId", "ObjectiveId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UseCases_OwnerId",
                table: "UseCases",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_UseCases_SiteId_Code",
                table: "UseCases",
                columns: new[] { "SiteId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UseCaseSources_SourceId",
                table: "UseCaseSources",
                column: "SourceId");

            migrationBuilder.CreateIndex(
                name: "IX_UseCaseSources_UseCaseId_SourceId",
                table: "UseCaseSources",
                columns: new[] { "UseCaseId", "SourceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WaiverExtensions_TimeBoxId",
                table: "WaiverExtensions",
                column: "TimeBoxId");

            migrationBuilder.CreateIndex(
                name: "IX_Waivers_Number",
                table: "Waivers",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Waivers_PilotNumber",
                table: "Waivers",
                column: "PilotNumber");

            migrationBuilder.CreateIndex(
                name: "IX_Waivers_RequesterId",
                table: "Waivers",
                column: "RequesterId");

            migrationBuilder.CreateIndex(
                name: "IX_Waivers_SiteId",
                table: "Waivers",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_Waivers_Status_EndsOn",
                table: "Waivers",
                columns: new[] { "Status", "EndsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_WaiverTargets_WaiverId",
                table: "WaiverTargets",
                column: "WaiverId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CheckStates");

            migrationBuilder.DropTable(
                name: "DataContracts");

            migrationBuilder.DropTable(
                name: "DataFlows");

            migrationBuilder.DropTable(
                name: "DeviceTypes");

            migrationBuilder.DropTable(
                name: "Findings");

            migrationBuilder.DropTable(
                name: "GlossaryTerms");

            migrationBuilder.DropTable(
                name: "ObservedFlows");

            migrationBuilder.DropTable(
                name: "OwnershipAssignments");

            migrationBuilder.DropTable(
                name: "PilotExtensions");

            migrationBuilder.DropTable(
                name: "PilotSuspensions");

            migrationBuilder.DropTable(
                name: "RecordProposals");

            migrationBuilder.DropTable(
                name: "StandardContributors");

            migrationBuilder.DropTable(
                name: "StandardReadings");

            migrationBuilder.DropTable(
                name: "StandardRequirements");

            migrationBuilder.DropTable(
                name: "UseCaseObjectives");

            migrationBuilder.DropTable(
                name: "UseCaseSources");

            migrationBuilder.DropTable(
                name: "WaiverExtensions");

            migrationBuilder.DropTable(
                name: "WaiverTargets");

            migrationBuilder.DropTable(
                name: "Pilots");

            migrationBuilder.DropTable(
                name: "StandardVersions");

            migrationBuilder.DropTable(
                name: "Objectives");

            migrationBuilder.DropTable(
                name: "DataSources");

            migrationBuilder.DropTable(
                name: "UseCases");

            migrationBuilder.DropTable(
                name: "Waivers");

            migrationBuilder.DropTable(
                name: "Standards");

            migrationBuilder.DropColumn(
                name: "ByChair",
                table: "RoundSeats");

            migrationBuilder.DropColumn(
                name: "ApprovedByChange",
                table: "ConduitRules");

            migrationBuilder.DropColumn(
                name: "ExpiresOn",
                table: "ConduitRules");

            migrationBuilder.DropColumn(
                name: "PlannedRecords",
                table: "ChangeTemplates");

            migrationBuilder.DropColumn(
                name: "PlannedRecords",
                table: "Changes");

            migrationBuilder.DropColumn(
                name: "MostExceptionDays",
                table: "ApprovalSettings");
        }
    }
}
