using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConvergencePortal.Db.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SeatsAndSignatures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Function",
                table: "Signatures",
                type: "TEXT",
                maxLength: 30,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 30);

            migrationBuilder.AddColumn<DateTime>(
                name: "AgreedStart",
                table: "Signatures",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Conflicts",
                table: "Signatures",
                type: "TEXT",
                maxLength: 200000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ContentHash",
                table: "Signatures",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Covers",
                table: "Signatures",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<string>(
                name: "Meaning",
                table: "Signatures",
                type: "TEXT",
                maxLength: 30,
                nullable: false,
                defaultValue: "Approved");

            migrationBuilder.AddColumn<string>(
                name: "Method",
                table: "Signatures",
                type: "TEXT",
                maxLength: 30,
                nullable: false,
                defaultValue: "Pin");

            migrationBuilder.AddColumn<int>(
                name: "OnBehalfOfId",
                table: "Signatures",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OnBehalfOfName",
                table: "Signatures",
                type: "TEXT",
                maxLength: 120,
                nullable: true,
                collation: "NOCASE");

            migrationBuilder.AddColumn<Guid>(
                name: "Session",
                table: "Signatures",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "TimeZone",
                table: "Signatures",
                type: "TEXT",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "ChosenStart",
                table: "Changes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NetworkSettings",
                table: "Changes",
                type: "TEXT",
                maxLength: 8000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Competencies",
                table: "ApprovalSeats",
                type: "TEXT",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Covers",
                table: "ApprovalSeats",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<int>(
                name: "DeadlineHours",
                table: "ApprovalSeats",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasVeto",
                table: "ApprovalSeats",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "Meaning",
                table: "ApprovalSeats",
                type: "TEXT",
                maxLength: 30,
                nullable: false,
                defaultValue: "Approved");

            migrationBuilder.AddColumn<int>(
                name: "NeededPeople",
                table: "ApprovalSeats",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "NeededPercent",
                table: "ApprovalSeats",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "ChangeLooks",
                columns: table => new
                {
                    ChangeId = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                name: "SigningPins",
                columns: table => new
                {
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    Salt = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SetAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WrongOnes = table.Column<int>(type: "INTEGER", nullable: false),
                    RestsUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Session = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    LastSignedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_ChangeLooks_PersonId",
                table: "ChangeLooks",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_SigningSessions_PersonId",
                table: "SigningSessions",
                column: "PersonId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ChangeLooks");

            migrationBuilder.DropTable(
                name: "SigningPins");

            migrationBuilder.DropTable(
                name: "SigningSessions");

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
                name: "ChosenStart",
                table: "Changes");

            migrationBuilder.DropColumn(
                name: "NetworkSettings",
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
                type: "TEXT",
                maxLength: 30,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 30,
                oldNullable: true);
        }
    }
}
