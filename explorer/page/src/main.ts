import { App } from './app.ts';
import { markTheme } from './theme.ts';

markTheme();
const root = document.querySelector<HTMLElement>('parley-explorer');
if (root !== null) new App(root);
