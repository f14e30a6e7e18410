import { severities } from '../../diagnostic.ts';
import { edgeLooks, nodeLooks } from '../look.ts';
import { type Palette, dark, light } from '../palette.ts';

const mono = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace";
const sans = "system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif";

/** The style sheet of a picture: its shapes once, its colours for light and for dark pages. */
export function createStyle(): string {
  const shapes = [
    `text{font:11px ${sans}}`,
    '.heading{font-size:17px;font-weight:600}',
    '.summary,.legend text,.finding{font-size:12px}',
    `.finding.code{font-size:11px}`,
    `.node text.agent,text.channel,text.item,.edge text.label,.finding.code{font-family:${mono}}`,
    'text.agent{font-size:13px;font-weight:600}',
    'text.channel{font-size:12px}',
    '.edge text.label{font-size:10px;text-anchor:middle}',
    '.box{stroke-width:1.5px}',
    '.line{fill:none;stroke-width:1.5px}',
    '.external .box,.pattern .box{stroke-dasharray:5 3}',
    '.missing .box{stroke-dasharray:4 3}',
    '.observes .line{stroke-dasharray:1.5 4;stroke-linecap:round}',
    '.reply .line,.fallback .line,.backup .line{stroke-dasharray:6 4}',
    ...severities.map((name) => `.has-${name}>.box,.has-${name}>.line{stroke-width:2.5px}`),
    '.badge text{font-size:10px;font-weight:700;text-anchor:middle}',
    '.badge>:first-child{stroke-width:1.5px}',
    'text.gone{font-style:italic}',
  ];
  return [
    ...shapes.map(scope),
    ...createColours(light).map(scope),
    `@media (prefers-color-scheme:dark){${createColours(dark).map(scope).join('')}}`,
  ].join('\n');
}

function createColours(palette: Palette): readonly string[] {
  return [
    `.page{fill:${palette.page}}`,
    `text{fill:${palette.text}}`,
    `.summary,.legend text,.finding{fill:${palette.faint}}`,
    `.finding.code{fill:${palette.text}}`,
    `.edge text.label{fill:${palette.faint}}`,
    ...nodeLooks.flatMap((look) => {
      const { fill, stroke, text } = palette.nodes[look];
      return [
        `.${look} .box{fill:${fill};stroke:${stroke}}`,
        `.${look} .rule{stroke:${stroke};stroke-opacity:.4}`,
        `.node.${look}>text{fill:${text}}`,
      ];
    }),
    ...edgeLooks.flatMap((look) => [
      `.edge.${look}>.line{stroke:${palette.edges[look]}}`,
      `.edge.${look}>.head{fill:${palette.edges[look]}}`,
    ]),
    ...severities.flatMap((severity) => {
      const { fill, stroke, text } = palette.problems[severity];
      return [
        `.node.has-${severity}>.box{fill:${fill};stroke:${stroke}}`,
        `.edge.has-${severity}>.line{stroke:${stroke}}`,
        `.edge.has-${severity}>.head{fill:${stroke}}`,
        `.badge.${severity}>:first-child{fill:${stroke};stroke:${palette.page}}`,
        `.badge.${severity}>text{fill:${text}}`,
      ];
    }),
    `.node>text.gone{fill:${palette.nodes.missing.text}}`,
  ];
}

/** A picture may stand in a page: its rules must not reach what is around it. */
function scope(rule: string): string {
  const end = rule.indexOf('{');
  const selectors = rule.slice(0, end).split(',');
  return `${selectors.map((selector) => `.parley-fleet ${selector}`).join(',')}${rule.slice(end)}`;
}
