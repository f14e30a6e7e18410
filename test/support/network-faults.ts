import type { Fault, ProxiedPacket, Verdict } from './mqtt-proxy.ts';

type Which = Pick<ProxiedPacket, 'direction' | 'type'>;

const pass: Verdict = { kind: 'pass' };

/** The k-th packet of its kind, counted from 1, meets the verdict; all others pass. */
export function onNth(which: Which, k: number, verdict: Verdict): Fault {
  let count = 0;
  return ({ direction, type }) => {
    if (direction !== which.direction || type !== which.type) return pass;
    count += 1;
    return count === k ? verdict : pass;
  };
}

/** Breaks everything after the k-th packet, of whatever kind, in whatever direction. */
export function cutAfterPacket(k: number): Fault {
  let count = 0;
  return ({ bytes }) => {
    count += 1;
    return count === k ? { kind: 'cut', afterBytes: bytes } : pass;
  };
}

/** Breaks everything when so many bytes went one way. */
export function cutAtByte(direction: ProxiedPacket['direction'], limit: number): Fault {
  let passed = 0;
  return (packet) => {
    if (packet.direction !== direction || passed > limit) return pass;
    const afterBytes = limit - passed;
    passed += packet.bytes;
    return passed > limit ? { kind: 'cut', afterBytes } : pass;
  };
}

/** The next packet of a direction, and all behind it, wait once. */
export function stall(direction: ProxiedPacket['direction'], ms: number): Fault {
  let isOver = false;
  return (packet) => {
    if (isOver || packet.direction !== direction) return pass;
    isOver = true;
    return { kind: 'wait', ms };
  };
}

/** Every packet of a kind comes twice. */
export function twice(which: Which): Fault {
  return ({ direction, type }) =>
    direction === which.direction && type === which.type ? { kind: 'twice' } : pass;
}
