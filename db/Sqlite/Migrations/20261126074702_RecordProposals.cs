using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConvergencePortal.Db.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RecordProposals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ApprovedAt",
                table: "DataSources",
                type: "TEXT",
                nullable: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_DataSources_Code",
                table: "DataSources",
                column: "Code");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RecordProposals");

            migrationBuilder.DropIndex(
                name: "IX_DataSources_Code",
                table: "DataSources");

            migrationBuilder.DropColumn(
                name: "ApprovedAt",
                table: "DataSources");
        }
    }
}
