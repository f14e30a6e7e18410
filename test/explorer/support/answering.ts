import type { MemoryBroker, Transport, TransportFactory } from '@parley/runtime/transport';
import { shopEvent } from './watched.ts';

/** What the pricing of the shop says to a quote request; undefined: nothing. */
export type Answer = (request: Request) => object | undefined;

interface Request {
  readonly id: string;
  readonly correlationid: string;
  readonly replyto?: string;
  readonly source: string;
  readonly data: { readonly item: string };
}

/** Plays the pricing of the shop: answers what comes to its topic where a reply is asked for. */
export async function startPricing(
  broker: MemoryBroker | TransportFactory,
  answer: Answer = (request) => quoteReply(request),
): Promise<Transport> {
  const pricing: Transport = broker.create({
    clientId: `pricing-${crypto.randomUUID()}`,
    onPacket: (packet) => {
      packet.acknowledge();
      const request = JSON.parse(Buffer.from(packet.payload).toString()) as Request;
      const reply = answer(request);
      if (reply !== undefined && request.replyto !== undefined)
        void pricing.publish({ topic: request.replyto, payload: JSON.stringify(reply) });
    },
  });
  await pricing.open();
  await pricing.subscribe([{ filter: 'shop/+/quote' }]);
  return pricing;
}

/** A reply that keeps its contract, unless more is said. */
export function quoteReply(
  { id, correlationid }: Request,
  more: Readonly<Record<string, unknown>> = {},
): object {
  return shopEvent(
    'shop.quote.v1',
    { totalCents: 250 },
    {
      ...{ source: '/agents/pricing/p1', channel: 'quote.reply' },
      ...{ causationid: id, correlationid, time: new Date().toISOString() },
      ...more,
    },
  );
}

/** An error reply of the protocol. */
export function errorReply(request: Request): object {
  return quoteReply(request, {
    type: 'parley.error.v1',
    channel: undefined,
    data: { code: 'unavailable', message: 'the price list is being written' },
  });
}
