using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VignetteLab.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Designs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Places_StudyId_Mode_Stratum_Number",
                table: "Places");

            migrationBuilder.AddColumn<string>(
                name: "NotCounted",
                table: "Respondents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TurnedAway",
                table: "Respondents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Candidates",
                table: "Places",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Cluster",
                table: "Places",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsReversed",
                table: "Places",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Quotas",
                table: "Places",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Seat",
                table: "Places",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "Places",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Vignettes",
                table: "Places",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Candidates",
                table: "Counters",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "ArmChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StudyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Mode = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Arm = table.Column<string>(type: "TEXT", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArmChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ArmChanges_Studies_StudyId",
                        column: x => x.StudyId,
                        principalTable: "Studies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Invitations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StudyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Mode = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invitations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Invitations_Studies_StudyId",
                        column: x => x.StudyId,
                        principalTable: "Studies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ResponseMarks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RespondentId = table.Column<long>(type: "INTEGER", nullable: false),
                    Counts = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResponseMarks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ResponseMarks_Respondents_RespondentId",
                        column: x => x.RespondentId,
                        principalTable: "Respondents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Places_StudyId_Mode_Cluster_Seat",
                table: "Places",
                columns: new[] { "StudyId", "Mode", "Cluster", "Seat" });

            migrationBuilder.CreateIndex(
                name: "IX_Places_StudyId_Mode_Stratum_Number_Seat",
                table: "Places",
                columns: new[] { "StudyId", "Mode", "Stratum", "Number", "Seat" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ArmChanges_StudyId_Mode",
                table: "ArmChanges",
                columns: new[] { "StudyId", "Mode" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_Hash",
                table: "Invitations",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_StudyId",
                table: "Invitations",
                column: "StudyId");

            migrationBuilder.CreateIndex(
                name: "IX_ResponseMarks_RespondentId",
                table: "ResponseMarks",
                column: "RespondentId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ArmChanges");

            migrationBuilder.DropTable(
                name: "Invitations");

            migrationBuilder.DropTable(
                name: "ResponseMarks");

            migrationBuilder.DropIndex(
                name: "IX_Places_StudyId_Mode_Cluster_Seat",
                table: "Places");

            migrationBuilder.DropIndex(
                name: "IX_Places_StudyId_Mode_Stratum_Number_Seat",
                table: "Places");

            migrationBuilder.DropColumn(
                name: "NotCounted",
                table: "Respondents");

            migrationBuilder.DropColumn(
                name: "TurnedAway",
                table: "Respondents");

            migrationBuilder.DropColumn(
                name: "Candidates",
                table: "Places");

            migrationBuilder.DropColumn(
                name: "Cluster",
                table: "Places");

            migrationBuilder.DropColumn(
                name: "IsReversed",
                table: "Places");

            migrationBuilder.DropColumn(
                name: "Quotas",
                table: "Places");

            migrationBuilder.DropColumn(
                name: "Seat",
                table: "Places");

            migrationBuilder.DropColumn(
                name: "State",
                table: "Places");

            migrationBuilder.DropColumn(
                name: "Vignettes",
                table: "Places");

            migrationBuilder.DropColumn(
                name: "Candidates",
                table: "Counters");

            migrationBuilder.CreateIndex(
                name: "IX_Places_StudyId_Mode_Stratum_Number",
                table: "Places",
                columns: new[] { "StudyId", "Mode", "Stratum", "Number" },
                unique: true);
        }
    }
}
