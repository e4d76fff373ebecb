using System.Globalization;

namespace AdminPlatform.Core.Audit;

/// <summary>The values of a statement in the making; in its text stand only their numbers.</summary>
internal sealed class LogStatement
{
    private readonly Dictionary<object, int> _numbers = [];

    public object[] Values => [.. _numbers.OrderBy(number => number.Value).Select(number => number.Key)];

    /// <summary>What stands for <paramref name="value"/> in the text.</summary>
    public string Value(object value)
    {
        if (!_numbers.TryGetValue(value, out var number))
        {
            _numbers[value] = number = _numbers.Count;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{{{number}}}");
    }
}
