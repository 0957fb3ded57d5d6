using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConvergencePortal.Db.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ActiveChangeVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Changes_Status_SiteId",
                table: "Changes");

            migrationBuilder.CreateIndex(
                name: "IX_Changes_Status_SiteId_Version",
                table: "Changes",
                columns: new[] { "Status", "SiteId", "Version" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Changes_Status_SiteId_Version",
                table: "Changes");

            migrationBuilder.CreateIndex(
                name: "IX_Changes_Status_SiteId",
                table: "Changes",
                columns: new[] { "Status", "SiteId" });
        }
    }
}
