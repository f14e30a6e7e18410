// Stands for a copy of the streams of Node: this Node has them itself.
export { Duplex, PassThrough, Readable, Stream, Transform, Writable, finished, pipeline } from 'node:stream';
