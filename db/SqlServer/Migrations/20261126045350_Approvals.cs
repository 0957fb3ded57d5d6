using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConvergencePortal.Db.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Approvals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The defaults of Covers, Meaning, Method, HasVeto and NeededPeople are set by hand: enums are text, and rows from before must be readable.
            migrationBuilder.AlterColumn<string>(
                name: "Function",
                table: "Signatures",
                type: "nvarchar(30)",
                maxLength: 30,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(30)",
                oldMaxLength: 30);

            migrationBuilder.AddColumn<DateTime>(
                name: "AgreedStart",
                table: "Signatures",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Conflicts",
                table: "Signatures",
                type: "nvarchar(max)",
                maxLength: 200000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ContentHash",
                table: "Signatures",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Covers",
                table: "Signatures",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<string>(
                name: "Meaning",
                table: "Signatures",
                type: "nvarchar(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "Approved");

            migrationBuilder.AddColumn<string>(
                name: "Method",
                table: "Signatures",
                type: "nvarchar(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "Pin");

            migrationBuilder.AddColumn<int>(
                name: "OnBehalfOfId",
                table: "Signatures",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OnBehalfOfName",
                table: "Signatures",
                type: "nvarchar(120)",
                maxLength: 120,
                nullable: true,
                collation: "Latin1_General_100_CI_AS");

            migrationBuilder.AddColumn<Guid>(
                name: "Session",
                table: "Signatures",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "TimeZone",
                table: "Signatures",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ActorFunctions",
                table: "Ledger",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<byte>(
                name: "FormVersion",
                table: "Ledger",
                type: "tinyint",
                nullable: false,
                defaultValue: (byte)0);

            migrationBuilder.AddColumn<byte[]>(
                name: "Hash",
                table: "Ledger",
                type: "varbinary(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "PreviousHash",
                table: "Ledger",
                type: "varbinary(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "Ledger",
                type: "nvarchar(max)",
                maxLength: 8000,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Sequence",
                table: "Ledger",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BypassKind",
                table: "Changes",
                type: "nvarchar(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ChosenStart",
                table: "Changes",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NetworkSettings",
                table: "Changes",
                type: "nvarchar(max)",
                maxLength: 8000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Template",
                table: "Changes",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: true,
                collation: "Latin1_General_100_CI_AS");

            migrationBuilder.AddColumn<int>(
                name: "TemplateRevision",
                table: "Changes",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Competencies",
                table: "ApprovalSeats",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Covers",
                table: "ApprovalSeats",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<int>(
                name: "DeadlineHours",
                table: "ApprovalSeats",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasVeto",
                table: "ApprovalSeats",
                type: "bit",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "Meaning",
                table: "ApprovalSeats",
                type: "nvarchar(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "Approved");

            migrationBuilder.AddColumn<int>(
                name: "NeededPeople",
                table: "ApprovalSeats",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "NeededPercent",
                table: "ApprovalSeats",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "ApprovalPolicies",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Number = table.Column<int>(type: "int", nullable: false),
                    BasedOn = table.Column<int>(type: "int", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    AuthorId = table.Column<int>(type: "int", nullable: false),
                    AuthorName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EffectiveAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApprovalPolicies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ApprovalPolicies_People_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ApprovalRounds",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RecordType = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Number = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    SiteId = table.Column<int>(type: "int", nullable: true),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    RequesterId = table.Column<int>(type: "int", nullable: false),
                    RequesterName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    Status = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApprovalRounds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ApprovalRounds_Equipment_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Equipment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ApprovalRounds_People_RequesterId",
                        column: x => x.RequesterId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ApprovalSettings",
                columns: table => new
                {
                    SiteId = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    DefaultDeadlineHours = table.Column<int>(type: "int", nullable: false),
                    FreshMinutes = table.Column<int>(type: "int", nullable: false),
                    LaterSignatures = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    ReminderPercent = table.Column<int>(type: "int", nullable: false),
                    RetrospectiveDays = table.Column<int>(type: "int", nullable: false),
                    WorkFromMinute = table.Column<int>(type: "int", nullable: false),
                    WorkToMinute = table.Column<int>(type: "int", nullable: false),
                    WorkingDays = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApprovalSettings", x => x.SiteId);
                    table.ForeignKey(
                        name: "FK_ApprovalSettings_Equipment_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Equipment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ChangeLooks",
                columns: table => new
                {
                    ChangeId = table.Column<int>(type: "int", nullable: false),
                    PersonId = table.Column<int>(type: "int", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeLooks", x => new { x.ChangeId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_ChangeLooks_Changes_ChangeId",
                        column: x => x.ChangeId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ChangeLooks_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ChangeTemplates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Number = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    SiteId = table.Column<int>(type: "int", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    OwnerId = table.Column<int>(type: "int", nullable: false),
                    OwnerName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    FromChange = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    RepeatKey = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    ApprovedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ApprovedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    FailedChange = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    BackoutPlan = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    BaselineDelta = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    BypassKind = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: true),
                    EmergencyAuthorizerId = table.Column<int>(type: "int", nullable: true),
                    EmergencyReason = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    ImplementationPlan = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    ImplementerId = table.Column<int>(type: "int", nullable: true),
                    InKindJustification = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    Nature = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    NetworkSettings = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    PeopleToInform = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    Permanence = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    PlannedStart = table.Column<DateTime>(type: "datetime2", nullable: true),
                    PreStartupReviewRequired = table.Column<bool>(type: "bit", nullable: false),
                    PreparationMinutes = table.Column<int>(type: "int", nullable: false),
                    ProceduresToUpdate = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    ProductionImpact = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    ProductionMinutesAtRisk = table.Column<int>(type: "int", nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    QualityImpact = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    RequiredPersonIds = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    RollbackMinutes = table.Column<int>(type: "int", nullable: false),
                    SafetyImpact = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    SecurityControls = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    SecurityImpact = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    SoftwareVerification = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    TechnicalBasis = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    Template = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true, collation: "Latin1_General_100_CI_AS"),
                    TemporaryUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    TestDifferences = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    TestMinutes = table.Column<int>(type: "int", nullable: false),
                    TestPlan = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    Title = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    Type = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    WorkMinutes = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeTemplates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChangeTemplates_Equipment_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Equipment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ChangeTemplates_People_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Delegations",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Number = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    FromPersonId = table.Column<int>(type: "int", nullable: false),
                    ToPersonId = table.Column<int>(type: "int", nullable: false),
                    SiteId = table.Column<int>(type: "int", nullable: false),
                    LentFrom = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LentUntil = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    CreatedById = table.Column<int>(type: "int", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RevokedById = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Delegations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Delegations_Equipment_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Equipment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Delegations_People_CreatedById",
                        column: x => x.CreatedById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Delegations_People_FromPersonId",
                        column: x => x.FromPersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Delegations_People_RevokedById",
                        column: x => x.RevokedById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Delegations_People_ToPersonId",
                        column: x => x.ToPersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HeldCompetencies",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PersonId = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    AchievedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Evidence = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HeldCompetencies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HeldCompetencies_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LedgerHead",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerHead", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SeatReminders",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ChangeId = table.Column<int>(type: "int", nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    DueAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RemindedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeatReminders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SeatReminders_Changes_ChangeId",
                        column: x => x.ChangeId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SigningPins",
                columns: table => new
                {
                    PersonId = table.Column<int>(type: "int", nullable: false),
                    Salt = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    SetAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    WrongOnes = table.Column<int>(type: "int", nullable: false),
                    RestsUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SigningPins", x => x.PersonId);
                    table.ForeignKey(
                        name: "FK_SigningPins_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SigningSessions",
                columns: table => new
                {
                    Session = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<int>(type: "int", nullable: false),
                    LastSignedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SigningSessions", x => new { x.Session, x.PersonId });
                    table.ForeignKey(
                        name: "FK_SigningSessions_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TemporaryMeasures",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Number = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    SiteId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    ChangeId = table.Column<int>(type: "int", nullable: false),
                    ChangeNumber = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    Title = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    ImplementerId = table.Column<int>(type: "int", nullable: false),
                    OwnerId = table.Column<int>(type: "int", nullable: false),
                    OwnerName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    OfferedToId = table.Column<int>(type: "int", nullable: true),
                    OfferedToName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true, collation: "Latin1_General_100_CI_AS"),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RemovalProof = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    RemovedById = table.Column<int>(type: "int", nullable: true),
                    RemovedByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true, collation: "Latin1_General_100_CI_AS"),
                    RemovedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ConfirmedByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true, collation: "Latin1_General_100_CI_AS"),
                    ConfirmedById = table.Column<int>(type: "int", nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    PermanentChange = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true, collation: "Latin1_General_100_CI_AS"),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ChasedEnd = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TemporaryMeasures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TemporaryMeasures_Changes_ChangeId",
                        column: x => x.ChangeId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TemporaryMeasures_Equipment_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Equipment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TemporaryMeasures_People_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PolicyRows",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PolicyId = table.Column<int>(type: "int", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Conditions = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    Effect = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PolicyRows", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PolicyRows_ApprovalPolicies_PolicyId",
                        column: x => x.PolicyId,
                        principalTable: "ApprovalPolicies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoundSeats",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RoundId = table.Column<int>(type: "int", nullable: false),
                    Function = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Reasons = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    Meaning = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    IsOpen = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundSeats", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoundSeats_ApprovalRounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "ApprovalRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoundSignatures",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RoundId = table.Column<int>(type: "int", nullable: false),
                    Function = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    PersonId = table.Column<int>(type: "int", nullable: false),
                    PersonName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    Meaning = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Verdict = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Comment = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    SignedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    TimeZone = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundSignatures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoundSignatures_ApprovalRounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "ApprovalRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RoundSignatures_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ChangeTemplateItems",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TemplateId = table.Column<int>(type: "int", nullable: false),
                    Cover = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: true),
                    TargetId = table.Column<int>(type: "int", nullable: true),
                    Label = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    Role = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeTemplateItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChangeTemplateItems_ChangeTemplates_TemplateId",
                        column: x => x.TemplateId,
                        principalTable: "ChangeTemplates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DelegationFunctions",
                columns: table => new
                {
                    DelegationId = table.Column<int>(type: "int", nullable: false),
                    Function = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DelegationFunctions", x => new { x.DelegationId, x.Function });
                    table.ForeignKey(
                        name: "FK_DelegationFunctions_Delegations_DelegationId",
                        column: x => x.DelegationId,
                        principalTable: "Delegations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MeasureExtensions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MeasureId = table.Column<int>(type: "int", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    RequestedById = table.Column<int>(type: "int", nullable: false),
                    RequestedByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    Reason = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    PreviousEnd = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Until = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeasureExtensions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MeasureExtensions_TemporaryMeasures_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "TemporaryMeasures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "LedgerHead",
                columns: new[] { "Id", "Count", "Hash" },
                values: new object[] { 1, 0L, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 } });

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_Sequence",
                table: "Ledger",
                column: "Sequence",
                unique: true,
                filter: "[Sequence] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalPolicies_AuthorId",
                table: "ApprovalPolicies",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalPolicies_Number",
                table: "ApprovalPolicies",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalPolicies_Status",
                table: "ApprovalPolicies",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalRounds_RecordType_Number",
                table: "ApprovalRounds",
                columns: new[] { "RecordType", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalRounds_RequesterId",
                table: "ApprovalRounds",
                column: "RequesterId");

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalRounds_SiteId",
                table: "ApprovalRounds",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalRounds_Status",
                table: "ApprovalRounds",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeLooks_PersonId",
                table: "ChangeLooks",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeTemplateItems_TemplateId",
                table: "ChangeTemplateItems",
                column: "TemplateId");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeTemplates_Number",
                table: "ChangeTemplates",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ChangeTemplates_OwnerId",
                table: "ChangeTemplates",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeTemplates_RepeatKey",
                table: "ChangeTemplates",
                column: "RepeatKey");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeTemplates_SiteId_Status",
                table: "ChangeTemplates",
                columns: new[] { "SiteId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_CreatedById",
                table: "Delegations",
                column: "CreatedById");

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_FromPersonId",
                table: "Delegations",
                column: "FromPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_Number",
                table: "Delegations",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_RevokedById",
                table: "Delegations",
                column: "RevokedById");

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_SiteId",
                table: "Delegations",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_ToPersonId_LentUntil",
                table: "Delegations",
                columns: new[] { "ToPersonId", "LentUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_HeldCompetencies_PersonId_Code",
                table: "HeldCompetencies",
                columns: new[] { "PersonId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MeasureExtensions_MeasureId",
                table: "MeasureExtensions",
                column: "MeasureId");

            migrationBuilder.CreateIndex(
                name: "IX_PolicyRows_PolicyId_Place",
                table: "PolicyRows",
                columns: new[] { "PolicyId", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_RoundSeats_RoundId_Function",
                table: "RoundSeats",
                columns: new[] { "RoundId", "Function" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RoundSignatures_PersonId",
                table: "RoundSignatures",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_RoundSignatures_RoundId_Function",
                table: "RoundSignatures",
                columns: new[] { "RoundId", "Function" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RoundSignatures_RoundId_PersonId",
                table: "RoundSignatures",
                columns: new[] { "RoundId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SeatReminders_ChangeId_Subject_AskedAt_Kind",
                table: "SeatReminders",
                columns: new[] { "ChangeId", "Subject", "AskedAt", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SigningSessions_PersonId",
                table: "SigningSessions",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_TemporaryMeasures_ChangeId",
                table: "TemporaryMeasures",
                column: "ChangeId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TemporaryMeasures_Number",
                table: "TemporaryMeasures",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TemporaryMeasures_OwnerId",
                table: "TemporaryMeasures",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_TemporaryMeasures_PermanentChange",
                table: "TemporaryMeasures",
                column: "PermanentChange");

            migrationBuilder.CreateIndex(
                name: "IX_TemporaryMeasures_SiteId",
                table: "TemporaryMeasures",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_TemporaryMeasures_Status_EndsAt",
                table: "TemporaryMeasures",
                columns: new[] { "Status", "EndsAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ApprovalSettings");

            migrationBuilder.DropTable(
                name: "ChangeLooks");

            migrationBuilder.DropTable(
                name: "ChangeTemplateItems");

            migrationBuilder.DropTable(
                name: "DelegationFunctions");

            migrationBuilder.DropTable(
                name: "HeldCompetencies");

            migrationBuilder.DropTable(
                name: "LedgerHead");

            migrationBuilder.DropTable(
                name: "MeasureExtensions");

            migrationBuilder.DropTable(
                name: "PolicyRows");

            migrationBuilder.DropTable(
                name: "RoundSeats");

            migrationBuilder.DropTable(
                name: "RoundSignatures");

            migrationBuilder.DropTable(
                name: "SeatReminders");

            migrationBuilder.DropTable(
                name: "SigningPins");

            migrationBuilder.DropTable(
                name: "SigningSessions");

            migrationBuilder.DropTable(
                name: "ChangeTemplates");

            migrationBuilder.DropTable(
                name: "Delegations");

            migrationBuilder.DropTable(
                name: "TemporaryMeasures");

            migrationBuilder.DropTable(
                name: "ApprovalPolicies");

            migrationBuilder.DropTable(
                name: "ApprovalRounds");

            migrationBuilder.DropIndex(
                name: "IX_Ledger_Sequence",
                table: "Ledger");

            migrationBuilder.DropColumn(
                name: "AgreedStart",
                table: "Signatures");

            migrationBuilder.DropColumn(
                name: "Conflicts",
                table: "Signatures");

            migrationBuilder.DropColumn(
                name: "ContentHash",
                table: "Signatures");

            migrationBuilder.DropColumn(
                name: "Covers",
                table: "Signatures");

            migrationBuilder.DropColumn(
                name: "Meaning",
                table: "Signatures");

            migrationBuilder.DropColumn(
                name: "Method",
                table: "Signatures");

            migrationBuilder.DropColumn(
                name: "OnBehalfOfId",
                table: "Signatures");

            migrationBuilder.DropColumn(
                name: "OnBehalfOfName",
                table: "Signatures");

            migrationBuilder.DropColumn(
                name: "Session",
                table: "Signatures");

            migrationBuilder.DropColumn(
                name: "TimeZone",
                table: "Signatures");

            migrationBuilder.DropColumn(
                name: "ActorFunctions",
                table: "Ledger");

            migrationBuilder.DropColumn(
                name: "FormVersion",
                table: "Ledger");

            migrationBuilder.DropColumn(
                name: "Hash",
                table: "Ledger");

            migrationBuilder.DropColumn(
                name: "PreviousHash",
                table: "Ledger");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "Ledger");

            migrationBuilder.DropColumn(
                name: "Sequence",
                table: "Ledger");

            migrationBuilder.DropColumn(
                name: "BypassKind",
                table: "Changes");

            migrationBuilder.DropColumn(
                name: "ChosenStart",
                table: "Changes");

            migrationBuilder.DropColumn(
                name: "NetworkSettings",
                table: "Changes");

            migrationBuilder.DropColumn(
                name: "Template",
                table: "Changes");

            migrationBuilder.DropColumn(
                name: "TemplateRevision",
                table: "Changes");

            migrationBuilder.DropColumn(
                name: "Competencies",
                table: "ApprovalSeats");

            migrationBuilder.DropColumn(
                name: "Covers",
                table: "ApprovalSeats");

            migrationBuilder.DropColumn(
                name: "DeadlineHours",
                table: "ApprovalSeats");

            migrationBuilder.DropColumn(
                name: "HasVeto",
                table: "ApprovalSeats");

            migrationBuilder.DropColumn(
                name: "Meaning",
                table: "ApprovalSeats");

            migrationBuilder.DropColumn(
                name: "NeededPeople",
                table: "ApprovalSeats");

            migrationBuilder.DropColumn(
                name: "NeededPercent",
                table: "ApprovalSeats");

            migrationBuilder.AlterColumn<string>(
                name: "Function",
                table: "Signatures",
                type: "nvarchar(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "nvarchar(30)",
                oldMaxLength: 30,
                oldNullable: true);
        }
    }
}
