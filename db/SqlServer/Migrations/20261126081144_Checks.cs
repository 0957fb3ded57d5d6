using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConvergencePortal.Db.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Checks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ApprovedByChange",
                table: "ConduitRules",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ExpiresOn",
                table: "ConduitRules",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlannedRecords",
                table: "ChangeTemplates",
                type: "nvarchar(max)",
                maxLength: 100000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlannedRecords",
                table: "Changes",
                type: "nvarchar(max)",
                maxLength: 100000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CheckStates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    WholeRunAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckStates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Findings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Check = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    SubjectKind = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    SubjectKey = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    ParametersHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ParametersJson = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    SiteId = table.Column<int>(type: "int", nullable: true),
                    Severity = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Sentence = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    EvidenceJson = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    OwnerFunction = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: true),
                    OwnerId = table.Column<int>(type: "int", nullable: true),
                    Status = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    FirstSeen = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastSeen = table.Column<DateTime>(type: "datetime2", nullable: false),
                    FixedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    TimesReturned = table.Column<int>(type: "int", nullable: false),
                    WaivedUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    FalsePositiveReason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    FalsePositiveByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true, collation: "Latin1_General_100_CI_AS"),
                    FalsePositiveAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CheckStates");

            migrationBuilder.DropTable(
                name: "Findings");

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
        }
    }
}
