using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VignetteLab.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Life : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ClosesUtc",
                table: "Studies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "CorrectingUtc",
                table: "Studies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "GraceHours",
                table: "Studies",
                type: "INTEGER",
                nullable: false,
                defaultValue: 24);

            migrationBuilder.AddColumn<bool>(
                name: "NeedsSecond",
                table: "Studies",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "OpensUtc",
                table: "Studies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PilotNonce",
                table: "Studies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PilotVersionId",
                table: "Studies",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "UnmaskedUtc",
                table: "Studies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "ResearcherId",
                table: "Acceptances",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.CreateTable(
                name: "Amendments",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StudyId = table.Column<int>(type: "INTEGER", nullable: false),
                    FromVersionId = table.Column<int>(type: "INTEGER", nullable: false),
                    ToVersionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    AffectsAnswers = table.Column<bool>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Amendments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Amendments_Studies_StudyId",
                        column: x => x.StudyId,
                        principalTable: "Studies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Amendments_Versions_FromVersionId",
                        column: x => x.FromVersionId,
                        principalTable: "Versions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Amendments_Versions_ToVersionId",
                        column: x => x.ToVersionId,
                        principalTable: "Versions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BinnedPilots",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StudyId = table.Column<int>(type: "INTEGER", nullable: false),
                    VersionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Respondents = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BinnedPilots", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BinnedPilots_Studies_StudyId",
                        column: x => x.StudyId,
                        principalTable: "Studies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LaunchRequests",
                columns: table => new
                {
                    StudyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    OpensUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosesUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    GraceHours = table.Column<int>(type: "INTEGER", nullable: false),
                    ResearcherId = table.Column<string>(type: "TEXT", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LaunchRequests", x => x.StudyId);
                    table.ForeignKey(
                        name: "FK_LaunchRequests_AspNetUsers_ResearcherId",
                        column: x => x.ResearcherId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LaunchRequests_Studies_StudyId",
                        column: x => x.StudyId,
                        principalTable: "Studies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Amendments_FromVersionId",
                table: "Amendments",
                column: "FromVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_Amendments_StudyId",
                table: "Amendments",
                column: "StudyId");

            migrationBuilder.CreateIndex(
                name: "IX_Amendments_ToVersionId",
                table: "Amendments",
                column: "ToVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_BinnedPilots_StudyId",
                table: "BinnedPilots",
                column: "StudyId");

            migrationBuilder.CreateIndex(
                name: "IX_LaunchRequests_ResearcherId",
                table: "LaunchRequests",
                column: "ResearcherId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Amendments");

            migrationBuilder.DropTable(
                name: "BinnedPilots");

            migrationBuilder.DropTable(
                name: "LaunchRequests");

            migrationBuilder.DropColumn(
                name: "ClosesUtc",
                table: "Studies");

            migrationBuilder.DropColumn(
                name: "CorrectingUtc",
                table: "Studies");

            migrationBuilder.DropColumn(
                name: "GraceHours",
                table: "Studies");

            migrationBuilder.DropColumn(
                name: "NeedsSecond",
                table: "Studies");

            migrationBuilder.DropColumn(
                name: "OpensUtc",
                table: "Studies");

            migrationBuilder.DropColumn(
                name: "PilotNonce",
                table: "Studies");

            migrationBuilder.DropColumn(
                name: "PilotVersionId",
                table: "Studies");

            migrationBuilder.DropColumn(
                name: "UnmaskedUtc",
                table: "Studies");

            migrationBuilder.AlterColumn<string>(
                name: "ResearcherId",
                table: "Acceptances",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
