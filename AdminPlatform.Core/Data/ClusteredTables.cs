using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace AdminPlatform.Core.Data;

/// <summary>
/// Makes a table WITHOUT ROWID on SQLite, so that its rows lie in the order of their key, when its entity carries <see cref="Annotation"/>.
/// The migration names only the table; whether it is clustered is looked up in the migration's own model. Goes when EF can say it.
/// </summary>
internal sealed class ClusteredTables(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    public const string Annotation = "AdminPlatform:Clustered";

    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        var clustered = model?.GetEntityTypes().Any(entity => entity.GetTableName() == operation.Name && entity.FindAnnotation(Annotation) is not null) == true;
        base.Generate(operation, model, builder, terminate && !clustered);
        if (!clustered)
        {
            return;
        }

        builder.Append(" WITHOUT ROWID");
        if (terminate)
        {
            builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
            EndStatement(builder);
        }
    }
}
