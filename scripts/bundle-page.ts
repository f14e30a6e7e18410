/** Bundles the page of the explorer into explorer/dist/page, where `parley explore` finds it. `--if-old`: only when a source is newer. */
import { buildPage, isPageOld } from './bundle/build-page.ts';

if (!process.argv.includes('--if-old') || (await isPageOld())) await buildPage();
