using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminPlatform.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class UserSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(AdminPlatform.Core.Accounts.UserSearch.SqliteUp);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(AdminPlatform.Core.Accounts.UserSearch.SqliteDown);
        }
    }
}
