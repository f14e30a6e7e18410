import { connectAsync } from 'mqtt';

/** Answers requests for a diagnosis as the data analysis does; `error` makes it answer with an error reply. */
export interface Responder {
  says: 'diagnosis' | 'error' | 'nothing';
  close(): Promise<void>;
}

interface Request {
  readonly id: string;
  readonly correlationid: string;
  readonly replyto?: string;
  readonly data: { readonly vehicleId: string };
}

export async function startResponder(url: string, topic: string): Promise<Responder> {
  const client = await connectAsync(url, { protocolVersion: 5 });
  const responder: Responder = {
    says: 'diagnosis',
    close: async () => {
      await client.endAsync(true);
    },
  };
  client.on('message', (_topic, payload) => {
    const request = JSON.parse(payload.toString()) as Request;
    if (responder.says === 'nothing' || request.replyto === undefined) return;
    client.publish(request.replyto, JSON.stringify(replyTo(request, responder.says)));
  });
  await client.subscribeAsync(topic);
  return responder;
}

function replyTo({ id, correlationid, data }: Request, says: 'diagnosis' | 'error'): object {
  const content =
    says === 'diagnosis'
      ? {
          ...{ type: 'fleet.diagnosis.v1', channel: 'analysis.result' },
          data: { vehicleId: data.vehicleId, failures: [], safety: false, toolWorn: false },
        }
      : { type: 'parley.error.v1', data: { code: 'unavailable', message: 'the model is being loaded' } };
  return {
    ...{ specversion: '1.0', id: `reply-${id}`, source: '/agents/data-analysis/a1' },
    ...{ time: new Date().toISOString(), causationid: id, correlationid },
    ...content,
  };
}
