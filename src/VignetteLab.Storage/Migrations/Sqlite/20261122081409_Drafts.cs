using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VignetteLab.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Drafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "Json",
                table: "DraftEdits",
                newName: "Text");

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedUtc",
                table: "Studies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Changes",
                table: "DraftEdits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsWhole",
                table: "DraftEdits",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "Members",
                table: "DraftEdits",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ResearcherId",
                table: "DraftEdits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Restores",
                table: "DraftEdits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Acceptances",
                columns: table => new
                {
                    StudyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Finding = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    ResearcherId = table.Column<string>(type: "TEXT", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Acceptances", x => new { x.StudyId, x.Finding });
                    table.ForeignKey(
                        name: "FK_Acceptances_AspNetUsers_ResearcherId",
                        column: x => x.ResearcherId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Acceptances_Studies_StudyId",
                        column: x => x.StudyId,
                        principalTable: "Studies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Comments",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StudyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    ResearcherId = table.Column<string>(type: "TEXT", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ResolvedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ResolvedById = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Comments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Comments_AspNetUsers_ResearcherId",
                        column: x => x.ResearcherId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Comments_Studies_StudyId",
                        column: x => x.StudyId,
                        principalTable: "Studies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SeenVignettes",
                columns: table => new
                {
                    StudyId = table.Column<int>(type: "INTEGER", nullable: false),
                    ResearcherId = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeenVignettes", x => new { x.StudyId, x.Hash, x.ResearcherId });
                    table.ForeignKey(
                        name: "FK_SeenVignettes_AspNetUsers_ResearcherId",
                        column: x => x.ResearcherId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SeenVignettes_Studies_StudyId",
                        column: x => x.StudyId,
                        principalTable: "Studies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DraftEdits_ResearcherId",
                table: "DraftEdits",
                column: "ResearcherId");

            migrationBuilder.CreateIndex(
                name: "IX_Acceptances_ResearcherId",
                table: "Acceptances",
                column: "ResearcherId");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_ResearcherId",
                table: "Comments",
                column: "ResearcherId");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_StudyId",
                table: "Comments",
                column: "StudyId");

            migrationBuilder.CreateIndex(
                name: "IX_SeenVignettes_ResearcherId",
                table: "SeenVignettes",
                column: "ResearcherId");

            migrationBuilder.AddForeignKey(
                name: "FK_DraftEdits_AspNetUsers_ResearcherId",
                table: "DraftEdits",
                column: "ResearcherId",
                principalTable: "AspNetUsers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_DraftEdits_AspNetUsers_ResearcherId",
                table: "DraftEdits");

            migrationBuilder.DropTable(
                name: "Acceptances");

            migrationBuilder.DropTable(
                name: "Comments");

            migrationBuilder.DropTable(
                name: "SeenVignettes");

            migrationBuilder.DropIndex(
                name: "IX_DraftEdits_ResearcherId",
                table: "DraftEdits");

            migrationBuilder.DropColumn(
                name: "BinnedUtc",
                table: "Studies");

            migrationBuilder.DropColumn(
                name: "Changes",
                table: "DraftEdits");

            migrationBuilder.DropColumn(
                name: "IsWhole",
                table: "DraftEdits");

            migrationBuilder.DropColumn(
                name: "Members",
                table: "DraftEdits");

            migrationBuilder.DropColumn(
                name: "ResearcherId",
                table: "DraftEdits");

            migrationBuilder.DropColumn(
                name: "Restores",
                table: "DraftEdits");

            migrationBuilder.RenameColumn(
                name: "Text",
                table: "DraftEdits",
                newName: "Json");
        }
    }
}
