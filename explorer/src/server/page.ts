import { escapeHtml } from './escape-html.ts';

/** The files of the page, made by the build. */
export interface PageFiles {
  readonly script: string;
  readonly style: string;
}

export interface PageOptions {
  readonly title: string;
  readonly nonce: string;
  /** Where the page may connect to: `ws://127.0.0.1:8080`. */
  readonly socket: string;
}

/**
 * What the page may do: run our script and use our style, connect to our socket, nothing else. What travels on a broker
 * is hostile input; even if it got into the page it could neither run nor leave.
 */
export function contentSecurityPolicy({ nonce, socket }: PageOptions): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    `connect-src ${socket}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html parley',
  ].join('; ');
}

/** The page as one HTML text. Script and style are our own files; the title is the only foreign text. */
export function renderPage(options: PageOptions): string {
  const { title, nonce } = options;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css" nonce="${nonce}">
</head>
<body>
<parley-explorer></parley-explorer>
<script type="module" src="/page.js" nonce="${nonce}"></script>
</body>
</html>
`;
}
