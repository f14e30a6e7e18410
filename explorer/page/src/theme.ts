/** In a browser there is no editor that sets a theme: light or dark as the system, high contrast where it is forced. */
export function markTheme(): void {
  const { body, documentElement } = document;
  if (/\bvscode-/.test(body.className)) {
    const isHigh =
      body.classList.contains('vscode-high-contrast') ||
      body.classList.contains('vscode-high-contrast-light');
    const isLight =
      body.classList.contains('vscode-light') || body.classList.contains('vscode-high-contrast-light');
    documentElement.dataset.theme = isHigh ? (isLight ? 'hc-light' : 'hc') : isLight ? 'light' : 'dark';
    documentElement.dataset.host = 'editor';
    return;
  }
  const asked = new URLSearchParams(location.hash.slice(1)).get('theme');
  const [isLight, isHigh] = [
    matchMedia('(prefers-color-scheme: light)'),
    matchMedia('(prefers-contrast: more)'),
  ];
  const mark = () => {
    documentElement.dataset.theme =
      asked ??
      `${isHigh.matches ? 'hc' : ''}${isHigh.matches && isLight.matches ? '-' : ''}${isLight.matches ? 'light' : isHigh.matches ? '' : 'dark'}`;
  };
  mark();
  isLight.addEventListener('change', mark);
  isHigh.addEventListener('change', mark);
}
