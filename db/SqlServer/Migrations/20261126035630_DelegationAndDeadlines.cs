using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConvergencePortal.Db.SqlServer.Migrations
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
                type: "int",
                nullable: true);

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
