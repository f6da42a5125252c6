using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web;

/// <summary>Researchers in the lab's database.</summary>
public sealed class ResearcherStore(LabDb db, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<Researcher, LabDb>(db, describer);
