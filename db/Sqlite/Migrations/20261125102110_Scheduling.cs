using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConvergencePortal.Db.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Scheduling : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "EarlierMinutes",
                table: "Windows",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LaterMinutes",
                table: "Windows",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MovedDates",
                table: "Windows",
                type: "TEXT",
                maxLength: 200000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RatePerMinute",
                table: "Windows",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RequiredPersonIds",
                table: "Changes",
                type: "TEXT",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "Absences",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SiteId = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    AwayFrom = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AwayTo = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Absences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Absences_Equipment_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Equipment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Absences_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CalendarFeeds",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    EquipmentId = table.Column<int>(type: "INTEGER", nullable: true),
                    Prefix = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarFeeds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CalendarFeeds_Equipment_EquipmentId",
                        column: x => x.EquipmentId,
                        principalTable: "Equipment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CalendarFeeds_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SchedulingSettings",
                columns: table => new
                {
                    SiteId = table.Column<int>(type: "INTEGER", nullable: false),
                    DefaultRatePerMinute = table.Column<int>(type: "INTEGER", nullable: false),
                    NightCostPerHour = table.Column<int>(type: "INTEGER", nullable: false),
                    WeekendCostPerHour = table.Column<int>(type: "INTEGER", nullable: false),
                    CallInCostPerHour = table.Column<int>(type: "INTEGER", nullable: false),
                    DistanceCostPerDay = table.Column<int>(type: "INTEGER", nullable: false),
                    NightFromHour = table.Column<int>(type: "INTEGER", nullable: false),
                    NightToHour = table.Column<int>(type: "INTEGER", nullable: false),
                    MoveToleranceMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SchedulingSettings", x => x.SiteId);
                    table.ForeignKey(
                        name: "FK_SchedulingSettings_Equipment_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Equipment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Shifts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SiteId = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "NOCASE"),
                    StartsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ExceptDates = table.Column<string>(type: "TEXT", maxLength: 200000, nullable: true),
                    ExtraDates = table.Column<string>(type: "TEXT", maxLength: 200000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Shifts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Shifts_Equipment_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Equipment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Shifts_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SlotChecks",
                columns: table => new
                {
                    ChangeId = table.Column<int>(type: "INTEGER", nullable: false),
                    SiteId = table.Column<int>(type: "INTEGER", nullable: false),
                    BasisHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Verdicts = table.Column<string>(type: "TEXT", maxLength: 4000000, nullable: false),
                    CheckedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReliedOn = table.Column<string>(type: "TEXT", maxLength: 4000000, nullable: true),
                    DiffersSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlotChecks", x => x.ChangeId);
                    table.ForeignKey(
                        name: "FK_SlotChecks_Changes_ChangeId",
                        column: x => x.ChangeId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ConflictSettings",
                columns: table => new
                {
                    SiteId = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Policy = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Approver = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConflictSettings", x => new { x.SiteId, x.Code });
                    table.ForeignKey(
                        name: "FK_ConflictSettings_SchedulingSettings_SiteId",
                        column: x => x.SiteId,
                        principalTable: "SchedulingSettings",
                        principalColumn: "SiteId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Absences_PersonId",
                table: "Absences",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Absences_SiteId_PersonId_AwayFrom",
                table: "Absences",
                columns: new[] { "SiteId", "PersonId", "AwayFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_EquipmentId",
                table: "CalendarFeeds",
                column: "EquipmentId");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_Hash",
                table: "CalendarFeeds",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_PersonId",
                table: "CalendarFeeds",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Shifts_PersonId",
                table: "Shifts",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Shifts_SiteId_PersonId_Code",
                table: "Shifts",
                columns: new[] { "SiteId", "PersonId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SlotChecks_SiteId_DiffersSince",
                table: "SlotChecks",
                columns: new[] { "SiteId", "DiffersSince" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Absences");

            migrationBuilder.DropTable(
                name: "CalendarFeeds");

            migrationBuilder.DropTable(
                name: "ConflictSettings");

            migrationBuilder.DropTable(
                name: "Shifts");

            migrationBuilder.DropTable(
                name: "SlotChecks");

            migrationBuilder.DropTable(
                name: "SchedulingSettings");

            migrationBuilder.DropColumn(
                name: "EarlierMinutes",
                table: "Windows");

            migrationBuilder.DropColumn(
                name: "LaterMinutes",
                table: "Windows");

            migrationBuilder.DropColumn(
                name: "MovedDates",
                table: "Windows");

            migrationBuilder.DropColumn(
                name: "RatePerMinute",
                table: "Windows");

            migrationBuilder.DropColumn(
                name: "RequiredPersonIds",
                table: "Changes");
        }
    }
}
