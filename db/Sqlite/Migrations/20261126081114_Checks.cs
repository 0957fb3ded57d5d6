using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConvergencePortal.Db.Sqlite.Migrations
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
