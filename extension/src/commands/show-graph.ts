import { showGraphPanel } from '../graph/graph-panel.ts';
import { askServer, chooseWorkspace } from '../language/server-commands.ts';
import { type Command, textOption } from './command.ts';

/** Draws the fleet: who sends what to whom, with what was found in colour. */
export const showGraph: Command = {
  id: 'parley.showGraph',
  run: async (shell, options) => {
    const chosen = await chooseWorkspace(shell, textOption(options, 'uri'));
    if (chosen === undefined) return undefined;
    const uri = `${chosen.root}/parley.config.yaml`;
    const focus = textOption(options, 'focus');
    const drawn = await askServer<{ readonly svg: string } | null>(shell, 'graph', { uri, focus });
    if (drawn === null) throw new Error(`nothing is called ${focus ?? chosen.root}`);
    showGraphPanel(chosen.root, drawn.svg);
    return drawn.svg.length;
  },
};
