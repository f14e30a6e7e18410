type Listener = (event: { readonly data: unknown }) => void;

/** What a worker of a browser has to talk through, made of the channel to the process that forked this one. */
export function createProcessScope(child: NodeJS.Process) {
  let listener: Listener | null = null;
  child.on('message', (data: unknown) => {
    listener?.({ data });
    if (isExit(data)) child.exit();
  });
  // The editor is gone.
  child.on('disconnect', () => {
    child.exit();
  });
  return {
    set onmessage(next: Listener | null) {
      listener = next;
    },
    get onmessage(): Listener | null {
      return listener;
    },
    postMessage: (message: unknown) => {
      if (child.connected) child.send?.(message);
    },
    // What goes wrong with the channel ends the process.
    addEventListener: () => undefined,
  };
}

function isExit(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'method' in message && message.method === 'exit';
}
