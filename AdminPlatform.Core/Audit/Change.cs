using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;

namespace AdminPlatform.Core.Audit;

/// <summary>What somebody is about to do, for the operation log.</summary>
/// <param name="Module">The feature, e.g. <c>users</c>.</param>
/// <param name="Action">What is done, e.g. <c>create</c>.</param>
public sealed record Change(string Module, string Action)
{
    /// <summary>The permission it takes; null where a rule other than a permission decides, as for one's own profile.</summary>
    public string? Permission { get; init; }

    /// <summary>Belongs to the user alone: an admin who looks through their eyes may not do it.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>Is done however much came before: nobody is kept from signing out.</summary>
    public bool IsUnlimited { get; init; }

    /// <summary>What was asked for, shown in the log with its secrets masked; null when it takes no input.</summary>
    public object? Input { get; init; }

    /// <summary>Id of what is changed, when it exists already.</summary>
    public string? TargetId { get; init; }

    /// <summary>Name of what is changed, as far as it is known before.</summary>
    public string Target { get; init; } = "";
}

/// <summary>The open transaction of one change.</summary>
public sealed class ChangeScope
{
    /// <summary>Readable in a log, and still safe inside JSON.</summary>
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly Dictionary<string, object?[]> _fields = [];
    private readonly List<Action> _afterCommit = [];

    internal ChangeScope(Actor actor, Change change, AppDbContext database, DateTime now)
    {
        Actor = actor;
        Database = database;
        Now = now;
        TargetId = change.TargetId;
        Target = change.Target;
    }

    public Actor Actor { get; }

    public AppDbContext Database { get; }

    /// <summary>UTC, one moment for everything in the change.</summary>
    public DateTime Now { get; }

    public string? TargetId { get; set; }

    public string Target { get; set; }

    /// <summary>Notes a field for the log, when it really changed. Never give it a secret: see <see cref="ChangedSecret"/>.</summary>
    public void Changed(string field, object? before, object? after)
    {
        if (!Equals(before, after))
        {
            _fields[field] = [before, after];
        }
    }

    /// <summary>Notes that a secret changed, without either value.</summary>
    public void ChangedSecret(string field) => _fields[field] = ["***", "***"];

    /// <summary>Runs once the change is committed, and not at all if it is not: caches to forget, the feed to tell.</summary>
    public void AfterCommit(Action action) => _afterCommit.Add(action);

    internal string? ChangesAsJson() => _fields.Count == 0 ? null : JsonSerializer.Serialize(_fields, s_json);

    internal void Committed() => _afterCommit.ForEach(action => action());
}
