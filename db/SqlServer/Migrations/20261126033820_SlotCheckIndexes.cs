using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConvergencePortal.Db.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class SlotCheckIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SlotChecks_SiteId_DiffersSince",
                table: "SlotChecks");

            migrationBuilder.CreateIndex(
                name: "IX_SlotChecks_DiffersSince",
                table: "SlotChecks",
                column: "DiffersSince");

            migrationBuilder.CreateIndex(
                name: "IX_SlotChecks_SiteId",
                table: "SlotChecks",
                column: "SiteId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SlotChecks_DiffersSince",
                table: "SlotChecks");

            migrationBuilder.DropIndex(
                name: "IX_SlotChecks_SiteId",
                table: "SlotChecks");

            migrationBuilder.CreateIndex(
                name: "IX_SlotChecks_SiteId_DiffersSince",
                table: "SlotChecks",
                columns: new[] { "SiteId", "DiffersSince" });
        }
    }
}
