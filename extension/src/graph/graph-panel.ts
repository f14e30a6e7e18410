import { ViewColumn, type WebviewPanel, window } from 'vscode';

const panels = new Map<string, WebviewPanel>();

/** Shows a picture in a tab; the one tab of a workspace is used again. Nothing in it can run. */
export function showGraphPanel(root: string, svg: string): void {
  const panel = panels.get(root) ?? createPanel(root);
  panel.webview.html = pageOf(svg);
  panel.reveal(undefined, true);
}

function createPanel(root: string): WebviewPanel {
  const panel = window.createWebviewPanel('parley.graph', 'Parley: Graph', ViewColumn.Beside, {
    enableScripts: false,
    localResourceRoots: [],
  });
  panels.set(root, panel);
  panel.onDidDispose(() => panels.delete(root));
  return panel;
}

function pageOf(svg: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Parley: Graph</title>
<style>
  label { position: sticky; left: 0; font: var(--vscode-font-size) var(--vscode-font-family); }
  #fit:checked ~ figure svg { max-width: 100%; height: auto; }
  figure { margin: 8px 0 0; }
</style>
</head>
<body><input type="checkbox" id="fit" checked><label for="fit"> Fit to width</label><figure>${svg}</figure></body>
</html>`;
}
