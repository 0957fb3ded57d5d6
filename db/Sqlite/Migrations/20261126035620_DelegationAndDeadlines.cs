using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConvergencePortal.Db.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DelegationAndDeadlines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "DeadlineHours",
                table: "ApprovalSeats",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ApprovalSettings",
                columns: table => new
                {
                    SiteId = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    DefaultDeadlineHours = table.Column<int>(type: "INTEGER", nullable: false),
                    FreshMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    LaterSignatures = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    ReminderPercent = table.Column<int>(type: "INTEGER", nullable: false),
                    RetrospectiveDays = table.Column<int>(type: "INTEGER", nullable: false),
                    WorkFromMinute = table.Column<int>(type: "INTEGER", nullable: false),
                    WorkToMinute = table.Column<int>(type: "INTEGER", nullable: false),
                    WorkingDays = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false)
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
                name: "Delegations",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false, collation: "NOCASE"),
                    FromPersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    ToPersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    SiteId = table.Column<int>(type: "INTEGER", nullable: false),
                    LentFrom = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LentUntil = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    CreatedById = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RevokedById = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "NOCASE"),
                    AchievedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "SeatReminders",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ChangeId = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RemindedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                name: "DelegationFunctions",
                columns: table => new
                {
                    DelegationId = table.Column<int>(type: "INTEGER", nullable: false),
                    Function = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false)
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
                name: "IX_SeatReminders_ChangeId_Subject_AskedAt_Kind",
                table: "SeatReminders",
                columns: new[] { "ChangeId", "Subject", "AskedAt", "Kind" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ApprovalSettings");

            migrationBuilder.DropTable(
                name: "DelegationFunctions");

            migrationBuilder.DropTable(
                name: "HeldCompetencies");

            migrationBuilder.DropTable(
                name: "SeatReminders");

            migrationBuilder.DropTable(
                name: "Delegations");

            migrationBuilder.DropColumn(
                name: "DeadlineHours",
                table: "ApprovalSeats");
        }
    }
}
