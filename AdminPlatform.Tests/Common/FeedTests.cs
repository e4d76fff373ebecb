using AdminPlatform.Core.Common;
using Microsoft.Extensions.Logging.Abstractions;

namespace AdminPlatform.Tests.Common;

public sealed class FeedTests
{
    private readonly Feed _feed = new(NullLogger<Feed>.Instance);
    private readonly List<string> _heard = [];

    [Fact]
    public void Publish_ToManySubscribers_AllHearOnceInOrder()
    {
        using var first = Listen("a");
        using var second = Listen("b");

        _feed.Publish(new Message(1));

        _heard.ShouldBe(["a1", "b1"]);
    }

    [Fact]
    public void Publish_AfterTheEndOfASubscription_IsNotHeard()
    {
        var first = Listen("a");
        using var second = Listen("b");
        first.Dispose();
        first.Dispose();

        _feed.Publish(new Message(1));

        _heard.ShouldBe(["b1"]);
        _feed.SubscriberCount.ShouldBe(1);
    }

    [Fact]
    public void Publish_OneSubscriberThrows_TheOthersHear()
    {
        using var bad = _feed.Subscribe<Message>(_ => throw new InvalidDataException());
        using var good = Listen("a");

        _feed.Publish(new Message(1));

        _heard.ShouldBe(["a1"]);
    }

    [Fact]
    public void Publish_AnotherMessage_IsNotHeard()
    {
        using var subscription = Listen("a");

        _feed.Publish("text");

        _heard.ShouldBeEmpty();
    }

    [Fact]
    public void Publish_SubscriberEndsItselfAndAnother_StillReachesWhoWasThere()
    {
        IDisposable? second = null;
        using var first = _feed.Subscribe<Message>(_ => second!.Dispose());
        second = Listen("b");

        _feed.Publish(new Message(1));
        _feed.Publish(new Message(2));

        _heard.ShouldBe(["b1"]);
    }

    [Fact]
    public void Subscribe_OneHandlerTwice_IsTwoSubscriptions()
    {
        void Handler(Message message) => _heard.Add($"{message.Number}");
        using var first = _feed.Subscribe<Message>(Handler);
        _feed.Subscribe<Message>(Handler).Dispose();

        _feed.Publish(new Message(1));

        _heard.ShouldBe(["1"]);
    }

    [Fact]
    public async Task Subscribe_ManyAtOnce_LosesNone()
    {
        var subscriptions = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => _feed.Subscribe<Message>(_ => { }))));
        _feed.SubscriberCount.ShouldBe(200);

        await Task.WhenAll(subscriptions.Select(subscription => Task.Run(subscription.Dispose)));

        _feed.SubscriberCount.ShouldBe(0);
    }

    private IDisposable Listen(string name) => _feed.Subscribe<Message>(message => _heard.Add($"{name}{message.Number}"));

    private sealed record Message(int Number);
}
