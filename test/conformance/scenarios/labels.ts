/** Which packet of the scenario an acknowledgement is for: of equal ones, the one that went in first. */
export class Labels {
  readonly #waiting = new Map<string, string[]>();

  add(label: string, topic: string, payload: Uint8Array): void {
    const key = keyOf(topic, payload);
    this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), label]);
  }

  acknowledged(topic: string, payload: Uint8Array): string | undefined {
    return this.#waiting.get(keyOf(topic, payload))?.shift();
  }
}

function keyOf(topic: string, payload: Uint8Array): string {
  return `${topic} ${Buffer.from(payload).toString('base64')}`;
}
