using System.Text;
using AdminPlatform.Core.Common;
using CsvHelper;

namespace AdminPlatform.Core.Accounts;

/// <summary>A line of the file: its cells by the name of their column, or null when there are more or fewer of them than columns.</summary>
internal sealed record ImportLine(int Number, IReadOnlyDictionary<string, string>? Cells)
{
    /// <summary>Without the blanks around it; empty when there is no such column.</summary>
    public string Text(string column) => Raw(column).Trim();

    public string Raw(string column) => Cells?.GetValueOrDefault(column) ?? "";
}

/// <summary>Reads a file of users as RFC 4180 has it.</summary>
internal static class ImportUsersFile
{
    public const string UserName = "username";
    public const string Password = "password";
    public const string Email = "email";
    public const string Name = "name";
    public const string Nickname = "nickname";
    public const string Phone = "phone";
    public const string Roles = "roles";
    public const string Status = "status";

    /// <summary>In the order of the template; a file may have them in any.</summary>
    public static readonly IReadOnlyList<string> Columns = [UserName, Password, Email, Name, Nickname, Phone, Roles, Status];

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Result<List<ImportLine>> Read(ReadOnlyMemory<byte> csv)
    {
        if (csv.Length > ImportUsers.MaxSize)
        {
            return Wrong("import.too_large", ImportUsers.MaxSize / 1024);
        }

        try
        {
            return Read(s_utf8.GetString(csv.Span).TrimStart('\uFEFF'));
        }
        catch (DecoderFallbackException)
        {
            return Wrong("import.encoding");
        }
        catch (CsvFormatException exception)
        {
            return Wrong("import.malformed", exception.LineNumber);
        }
    }

    private static Result<List<ImportLine>> Read(string text)
    {
        CsvReaderOptions options = new()
        {
            HasHeader = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            Separator = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length).Contains(';') ? ';' : ',',
        };
        using var reader = CsvReader.FromText(text, options);
        if (!reader.Read())
        {
            return Wrong("import.empty");
        }

        var header = Cells(reader).Select(cell => cell.Trim().ToLowerInvariant()).ToList();
        return CheckHeader(header) is { } wrong ? wrong : ReadLines(reader, header);
    }

    private static Result<List<ImportLine>> ReadLines(CsvReader reader, List<string> header)
    {
        List<ImportLine> lines = [];
        while (reader.Read())
        {
            if (lines.Count == ImportUsers.MaxRows)
            {
                return Wrong("import.too_many_rows", ImportUsers.MaxRows);
            }

            var cells = Cells(reader);
            lines.Add(new ImportLine((int)reader.LineNumber, cells.Count == header.Count ? header.Zip(cells).ToDictionary() : null));
        }

        return lines.Count == 0 ? Wrong("import.empty") : lines;
    }

    private static Error? CheckHeader(List<string> header)
    {
        var unknown = header.Where(name => !Columns.Contains(name)).ToList();
        return unknown.Count > 0 ? Wrong("import.unknown_column", TextRules.ForLog(string.Join(", ", unknown), 200), string.Join(", ", Columns))
            : header.CountBy(name => name).FirstOrDefault(count => count.Value > 1).Key is { } twice ? Wrong("import.duplicate_column", twice)
            : header.Contains(UserName) ? null
            : Wrong("import.missing_column", UserName);
    }

    private static List<string> Cells(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(index => reader.Current.GetString(index))];

    private static Error Wrong(string code, params object[] arguments) => Error.Invalid("file", code, arguments);
}
