import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Why a request is refused: the status, and a sentence for whoever reads it. */
export interface Refusal {
  readonly status: 401 | 403 | 404 | 405 | 421;
  readonly reason: string;
}

export interface GuardOptions {
  readonly token: string;
  /** Names under which the server may be reached, with the port: `127.0.0.1:8080`. */
  readonly hosts: readonly string[];
  readonly cookie: string;
}

/** Keeps others on the machine, other pages in the browser, and names that were bent to this address out. */
export interface Guard {
  /** For pages and files. */
  request(request: IncomingMessage): Refusal | undefined;
  /** For WebSockets: they must also come from our own page. */
  upgrade(request: IncomingMessage): Refusal | undefined;
  /** Whether the address itself carries the token, as the link that is printed does. */
  hasTokenInUrl(request: IncomingMessage): boolean;
}

export function createGuard({ token, hosts, cookie }: GuardOptions): Guard {
  const wanted = Buffer.from(token);
  const isToken = (text: string | null | undefined) => {
    const given = Buffer.from(text ?? '');
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  };
  const hasTokenInUrl = (request: IncomingMessage) => isToken(urlOf(request).searchParams.get('token'));

  const refuseHost = ({ headers }: IncomingMessage): Refusal | undefined =>
    hosts.includes(headers.host ?? '')
      ? undefined
      : { status: 421, reason: `this server answers to ${hosts.join(' and ')} only` };

  const refuseStranger = (request: IncomingMessage): Refusal | undefined =>
    hasTokenInUrl(request) || isToken(cookieOf(request, cookie))
      ? undefined
      : { status: 401, reason: 'open the link that parley explore printed: it carries the token' };

  return {
    hasTokenInUrl,
    request: (request) => {
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return { status: 405, reason: 'only GET is answered' };
      return refuseHost(request) ?? refuseOtherSite(request) ?? refuseStranger(request);
    },
    upgrade: (request) => {
      const origin = request.headers.origin;
      const isOwn = hosts.some((host) => origin === `http://${host}`);
      const refused: Refusal | undefined = isOwn
        ? undefined
        : { status: 403, reason: 'only the explorer’s own page may connect' };
      return refuseHost(request) ?? refused ?? refuseStranger(request);
    },
  };
}

/** What a browser calls whoever asks, when it is neither the page itself nor a person. Another port of this machine is the same site. */
const otherSites: readonly unknown[] = ['cross-site', 'same-site'];

/** A browser says when another site asks; a link that somebody follows is a navigation and may come from anywhere. */
function refuseOtherSite({ headers }: IncomingMessage): Refusal | undefined {
  const isForeign =
    otherSites.includes(headers['sec-fetch-site']) && headers['sec-fetch-mode'] !== 'navigate';
  return isForeign ? { status: 403, reason: 'another site may not read this' } : undefined;
}

export function urlOf({ url }: IncomingMessage): URL {
  // What begins with two slashes, or none, would otherwise be taken for a host.
  return new URL((url ?? '').replace(/^\/*/, '/'), 'http://localhost');
}

function cookieOf({ headers }: IncomingMessage, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
