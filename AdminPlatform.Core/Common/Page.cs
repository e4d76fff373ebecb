namespace AdminPlatform.Core.Common;

/// <summary>Which page of a list: both numbers start at 1, <paramref name="Size"/> is at most <see cref="MaxSize"/>.</summary>
public readonly record struct PageRequest(int Number, int Size)
{
    public const int MaxSize = 100;

    /// <summary>Rows before the page. 64-bit, because a caller may ask for any page.</summary>
    public long Offset => ((long)Number - 1) * Size;

    /// <summary>The fields that are out of range, by the names the caller used for them; empty when the request is good.</summary>
    public IReadOnlyList<FieldError> Check(string numberName, string sizeName)
    {
        List<FieldError> wrong = [];
        if (Number < 1)
        {
            wrong.Add(new FieldError(numberName, "page.number", [Number]));
        }

        if (Size is < 1 or > MaxSize)
        {
            wrong.Add(new FieldError(sizeName, "page.size", [Size, MaxSize]));
        }

        return wrong;
    }
}

/// <summary>One page of a list and how long the whole list is.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, long Total, int Number, int Size);
