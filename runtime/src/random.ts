/** Randomness for ids and jitter; a test or a simulation brings its own. */
export interface Random {
  fill(bytes: Uint8Array): void;
  /** In [0, 1). */
  fraction(): number;
}

const poolBytes = 4096;

/** The platform's generator, asked for some thousand bytes at a time: an id costs no system call of its own. */
export function createSystemRandom(): Random {
  const pool = new Uint8Array(poolBytes);
  let used = poolBytes;
  return {
    fill(bytes) {
      for (let index = 0; index < bytes.length; index += 1) {
        if (used === poolBytes) {
          globalThis.crypto.getRandomValues(pool);
          used = 0;
        }
        bytes[index] = pool[used] ?? 0;
        used += 1;
      }
    },
    fraction: () => Math.random(),
  };
}
