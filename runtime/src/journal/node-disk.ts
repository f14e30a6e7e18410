import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import type { Disk, DiskFile } from './disk.ts';

/** The disk of the machine. */
export const nodeDisk: Disk = {
  makeFolder: async (folder) => {
    await mkdir(folder, { recursive: true });
  },
  list: async (folder) => (await readdir(folder)).sort(),
  create: (path) => openFile(path, 'wx+'),
  open: (path) => openFile(path, 'r+'),
  rename,
  remove: (path) => rm(path),
  async syncFolder(folder) {
    // Windows knows no sync of folders: its names are journalled by the file system.
    if (process.platform === 'win32') return;
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

async function openFile(path: string, flags: string): Promise<DiskFile> {
  const handle = await open(path, flags);
  return new NodeFile(handle, (await handle.stat()).size);
}

class NodeFile implements DiskFile {
  bytes: number;
  readonly #handle: FileHandle;

  constructor(handle: FileHandle, bytes: number) {
    this.#handle = handle;
    this.bytes = bytes;
  }

  async read(position: number, bytes: number): Promise<Uint8Array> {
    const buffer = new Uint8Array(bytes);
    let filled = 0;
    while (filled < bytes) {
      const { bytesRead } = await this.#handle.read(buffer, filled, bytes - filled, position + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  }

  async write(parts: readonly Uint8Array[], position: number): Promise<void> {
    const whole = parts.length === 1 ? (parts[0] ?? new Uint8Array()) : Buffer.concat(parts);
    let written = 0;
    while (written < whole.length) {
      const rest = whole.subarray(written);
      const { bytesWritten } = await this.#handle.write(rest, 0, rest.length, position + written);
      written += bytesWritten;
    }
    this.bytes = Math.max(this.bytes, position + written);
  }

  async truncate(bytes: number): Promise<void> {
    await this.#handle.truncate(bytes);
    this.bytes = bytes;
  }

  sync(): Promise<void> {
    return this.#handle.datasync();
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}
