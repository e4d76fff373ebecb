using AdminPlatform.Core.Accounts;

namespace AdminPlatform.Web.Accounts;

/// <summary>Who is selected; it outlives the page of the list, so that people of several pages can be gathered.</summary>
internal sealed class UserSelection
{
    private readonly SortedDictionary<int, UserDetails> _users = [];

    public IReadOnlyCollection<UserDetails> Users => _users.Values;

    public bool Has(IReadOnlyList<UserDetails> users) => users.All(user => _users.ContainsKey(user.Id));

    public void Choose(IReadOnlyList<UserDetails> users, bool chosen)
    {
        foreach (var user in users)
        {
            _users.Remove(user.Id);
            if (chosen)
            {
                _users.Add(user.Id, user);
            }
        }
    }

    public void Clear() => _users.Clear();
}
