using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminPlatform.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class UserSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(AdminPlatform.Core.Accounts.UserSearch.PostgresUp);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(AdminPlatform.Core.Accounts.UserSearch.PostgresDown);
        }
    }
}
