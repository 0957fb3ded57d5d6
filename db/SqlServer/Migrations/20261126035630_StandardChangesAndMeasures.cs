using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConvergencePortal.Db.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class StandardChangesAndMeasures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "BypassKind",
                table: "Changes",
                type: "nvarchar(30)",
                maxLength: 30,
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
                name: "IX_MeasureExtensions_MeasureId",
                table: "MeasureExtensions",
                column: "MeasureId");

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
                name: "ChangeTemplateItems");

            migrationBuilder.DropTable(
                name: "MeasureExtensions");

            migrationBuilder.DropTable(
                name: "RoundSeats");

            migrationBuilder.DropTable(
                name: "RoundSignatures");

            migrationBuilder.DropTable(
                name: "ChangeTemplates");

            migrationBuilder.DropTable(
                name: "TemporaryMeasures");

            migrationBuilder.DropTable(
                name: "ApprovalRounds");

            migrationBuilder.DropColumn(
                name: "BypassKind",
                table: "Changes");

            migrationBuilder.DropColumn(
                name: "Template",
                table: "Changes");

            migrationBuilder.DropColumn(
                name: "TemplateRevision",
                table: "Changes");
        }
    }
}
