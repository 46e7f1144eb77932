using System.Diagnostics.CodeAnalysis;
using System.Net.Mime;
using MassTransit;
using MassTransit.Serialization;

namespace Moderation.Service.Intake;

/// <summary>
/// Makes every delivery a <see cref="MessageBytes"/>, whatever its content type. Set as the only deserializer of an
/// endpoint; it never fails, so nothing reaches MassTransit's own error queues for its form.
/// </summary>
internal sealed class MessageBytesSerialization : ISerializerFactory, IMessageDeserializer
{
    public ContentType ContentType { get; } = new("application/octet-stream");

    public IMessageDeserializer CreateDeserializer() => this;

    public IMessageSerializer CreateSerializer() => new SystemTextJsonMessageSerializer();

    public void Probe(ProbeContext context) => context.CreateScope("bytes");

    public ConsumeContext Deserialize(ReceiveContext receiveContext) =>
        new BodyConsumeContext(
            receiveContext,
            Deserialize(receiveContext.Body, receiveContext.TransportHeaders, receiveContext.InputAddress)
        );

    public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null) =>
        // No headers: MassTransit leaves the second of two messages with one id out of a batch and acknowledges both, and
        // a publisher's ids are not to be trusted with that.
        new Context(
            new RawMessageContext(EmptyHeaders.Instance, destinationAddress, RawSerializerOptions.AnyMessageType),
            body.GetBytes()
        );

    public MessageBody GetMessageBody(string text) => new StringMessageBody(text);

    private sealed class Context(MessageContext context, byte[] body)
        : BaseSerializerContext(
            SystemTextJsonMessageSerializer.Instance,
            context,
            [MessageUrn.ForTypeString<MessageBytes>()]
        )
    {
        public override bool TryGetMessage<T>([NotNullWhen(true)] out T? message)
            where T : class
        {
            message = new MessageBytes(body) as T;
            return message is not null;
        }

        public override bool TryGetMessage(Type messageType, [NotNullWhen(true)] out object? message)
        {
            message = messageType == typeof(MessageBytes) ? new MessageBytes(body) : null;
            return message is not null;
        }

        // Nothing is ever forwarded from these endpoints: what cannot be handled is given back to the broker.
        public override IMessageSerializer GetMessageSerializer() => throw new NotSupportedException();

        public override IMessageSerializer GetMessageSerializer<T>(MessageEnvelope envelope, T message) =>
            throw new NotSupportedException();

        public override IMessageSerializer GetMessageSerializer(object message, string[] messageTypes) =>
            throw new NotSupportedException();

        public override Dictionary<string, object> ToDictionary<T>(T? message)
            where T : class => [];
    }
}
