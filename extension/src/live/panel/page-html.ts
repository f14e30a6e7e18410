import { randomBytes } from 'node:crypto';
import { Uri, type Webview } from 'vscode';

/** Commands that the pages may run. */
export const pageCommands = [
  'parley.connect',
  'parley.pickBroker',
  'parley.startBroker',
  'parley.init',
] as const;

/** The explorer's page. It may run our script and use our style, nothing else: what travels on a broker is hostile input. */
export function explorerHtml(webview: Webview, folder: Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const urlOf = (name: string): string => webview.asWebviewUri(Uri.joinPath(folder, name)).toString();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(webview, nonce)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Parley: Messages</title>
<link rel="stylesheet" href="${urlOf('page.css')}" nonce="${nonce}">
</head>
<body>
<parley-explorer></parley-explorer>
<script type="module" src="${urlOf('page.js')}" nonce="${nonce}"></script>
</body>
</html>`;
}

function policy({ cspSource }: Webview, nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `img-src ${cspSource} data:`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** What is there to say while nothing is watched. */
export interface Notice {
  readonly title: string;
  readonly text: string;
  readonly links: readonly { readonly title: string; readonly command: (typeof pageCommands)[number] }[];
}

/** A page with a few words and buttons. Nothing in it can run. */
export function noticeHtml({ title, text, links }: Notice): string {
  const nonce = randomBytes(16).toString('base64');
  const buttons = links.map(
    (link) => `<a class="button" role="button" href="command:${link.command}">${escapeHtml(link.title)}</a>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'">
<title>Parley: Messages</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p><p>${buttons.join(' ')}</p></main>
</body>
</html>`;
}

const style = `
body { color: var(--vscode-foreground); font: var(--vscode-font-size) var(--vscode-font-family); padding: 1rem; }
main { max-width: 40rem; }
h1 { font-size: 1.1em; font-weight: 600; margin: 0 0 .5em; }
p { margin: 0 0 1em; }
.button { background: var(--vscode-button-background); border: 1px solid var(--vscode-button-border, transparent); border-radius: 2px;
  color: var(--vscode-button-foreground); display: inline-block; margin: 0 .5em .5em 0; padding: .4em 1em; text-decoration: none; }
.button:hover { background: var(--vscode-button-hoverBackground); }
.button:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
`;

function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/gu, (letter) => names[letter] ?? letter);
}
