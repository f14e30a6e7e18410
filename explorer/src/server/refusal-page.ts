import { escapeHtml } from './escape-html.ts';

/** What a browser shows of a link that somebody shared, while it has no key. Nothing in it can run. */
export function renderRefusal(path: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<title>Parley</title>
</head>
<body>
<h1>This link carries no key</h1>
<p>The message explorer is for this machine alone, and only for whoever has the link that <code>parley explore</code> printed.</p>
<ol>
<li>Open that link in this browser once: the browser then has the key until it is closed.</li>
<li><a href="${escapeHtml(path)}">Open this link again.</a></li>
</ol>
<p>On another machine: run <code>parley explore</code> there, and put what stands behind the <code>?</code> of this link behind the address of the page.</p>
</body>
</html>
`;
}

/** For the page of a refusal: it loads nothing. */
export const refusalPolicy =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
