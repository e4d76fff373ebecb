using System.Data;
using System.Data.Common;

namespace AdminPlatform.Core.Monitoring.Storage;

/// <summary>Raw statements on either database, where EF's pipeline would cost more than the query.</summary>
internal static class Commands
{
    public static DbCommand Command(this DbConnection connection, DbTransaction? transaction, string sql, params (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // the statements are constants of this feature, values are parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = transaction;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>
    /// Runs one prepared statement for each of <paramref name="rows"/>: in one round trip where the driver can (PostgreSQL), else one after
    /// the other, which costs nothing inside the process (SQLite).
    /// </summary>
    public static async Task ExecuteManyAsync(
        this DbTransaction transaction, string sql, IReadOnlyList<string> names, IReadOnlyList<DbType> types, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection!;
        if (!connection.CanCreateBatch)
        {
            await using var command = connection.Command(transaction, sql);
            Declare(command.CreateParameter, command.Parameters, names, types);
            await command.PrepareAsync(cancellationToken);
            foreach (var row in rows)
            {
                Fill(command.Parameters, row);
                await command.ExecuteNonQueryAsync(cancellationToken);
            }

            return;
        }

        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var row in rows)
        {
            var command = batch.CreateBatchCommand();
#pragma warning disable CA2100 // as above
            command.CommandText = sql;
#pragma warning restore CA2100
            Declare(command.CreateParameter, command.Parameters, names, types);
            Fill(command.Parameters, row);
            batch.BatchCommands.Add(command);
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.PrepareAsync(cancellationToken);
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static void Declare(Func<DbParameter> create, DbParameterCollection parameters, IReadOnlyList<string> names, IReadOnlyList<DbType> types)
    {
        for (var index = 0; index < names.Count; index++)
        {
            var parameter = create();
            parameter.ParameterName = names[index];
            parameter.DbType = types[index];
            parameters.Add(parameter);
        }
    }

    private static void Fill(DbParameterCollection parameters, object?[] row)
    {
        for (var index = 0; index < row.Length; index++)
        {
            parameters[index].Value = row[index] ?? DBNull.Value;
        }
    }
}
