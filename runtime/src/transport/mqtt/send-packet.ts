import type { MqttClient } from 'mqtt';

type Packet =
  | { readonly cmd: 'puback'; readonly messageId: number; readonly reasonCode: 0 }
  | { readonly cmd: 'disconnect' };

/** mqtt.js's own way of sending a packet. Not public, so mqtt is pinned and tested for it: see docs/decisions/0003. */
export function sendPacket(client: MqttClient, packet: Packet): void {
  const sender = client as unknown as { _sendPacket(packet: Packet): void };
  sender._sendPacket(packet);
}
