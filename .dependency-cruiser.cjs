/** The floor plan: a room sees itself and what is listed here. Drawn in docs/architecture.md. */
const rooms = {
  schemas: [],
  toolchain: ['schemas'],
  runtime: ['schemas'],
  explorer: ['schemas', 'toolchain', 'runtime'],
  'language-server': ['schemas', 'toolchain'],
  cli: ['schemas', 'toolchain', 'runtime', 'explorer', 'language-server'],
  extension: ['schemas', 'toolchain', 'explorer', 'runtime', 'language-server'],
};

/** Inside the rooms: a layer sees itself, what is listed, and the files beside the layers (errors, index is nobody's). */
const layers = {
  toolchain: {
    source: [],
    schema: ['source'],
    model: ['source', 'schema'],
    check: ['source', 'schema', 'model', 'topics'],
    generate: ['source', 'schema', 'model'],
    explain: [],
    topics: ['source', 'schema', 'model'],
    graph: ['source', 'schema', 'model', 'check', 'topics'],
    language: ['source', 'schema', 'model', 'check', 'topics', 'explain'],
    tools: ['model', 'check', 'explain'],
    node: ['source', 'schema', 'model', 'check', 'generate'],
  },
  runtime: {
    protocol: [],
    journal: [],
    transport: ['protocol'],
    broker: ['protocol', 'transport'],
    codegen: ['protocol'],
    state: ['journal'],
    delivery: ['protocol', 'transport', 'codegen', 'journal'],
    coordination: ['protocol'],
    select: ['protocol'],
    observe: ['protocol', 'codegen', 'delivery', 'select', 'coordination'],
    presence: ['protocol', 'transport'],
    probe: ['transport'],
    agent: [
      'protocol',
      'transport',
      'codegen',
      'journal',
      'state',
      'delivery',
      'coordination',
      'presence',
      'probe',
      'select',
      'observe',
    ],
  },
  explorer: {
    judge: [],
    capture: ['judge'],
    store: ['judge'],
    query: ['store'],
    threads: ['store', 'query'],
    drift: ['judge', 'capture'],
    engine: ['judge', 'capture', 'store', 'query', 'threads', 'drift', 'publish'],
    server: ['engine'],
    connect: [],
    publish: ['judge'],
    live: ['judge', 'engine', 'connect', 'publish'],
  },
};

const anyOf = (names) => `(${names.join('|')})`;

const floors = Object.entries(rooms).map(([room, seen]) => ({
  name: `${room}-floor`,
  comment: `${room} sees ${seen.join(', ') || 'no other room'}`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: {
    path: `^${anyOf([...Object.keys(rooms), 'examples', 'test'].filter((other) => other !== room && !seen.includes(other)))}/`,
  },
}));

const storeys = Object.entries(layers).flatMap(([room, plan]) =>
  Object.entries(plan).map(([layer, seen]) => ({
    name: `${room}-${layer}-layer`,
    comment: `${room}/src/${layer} sees ${seen.join(', ') || 'no other layer'}`,
    severity: 'error',
    from: { path: `^${room}/src/${layer}/` },
    to: { path: `^${room}/src/[^/]+/`, pathNot: `^${room}/src/${anyOf([layer, ...seen])}/` },
  })),
);

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      comment: 'but for the module that only the editor has, and what only a browser resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(vscode$|vscode-language(server|client)/browser$)' },
    },
    {
      name: 'editor-only-in-extension',
      severity: 'error',
      from: { pathNot: '^(extension|test/extension)/' },
      to: { path: '^(vscode$|node_modules/vscode-languageclient/)' },
    },
    {
      name: 'protocol-library-only-in-language-server',
      severity: 'error',
      from: { pathNot: '^(language-server|extension|test)/' },
      to: { path: 'node_modules/(vscode-languageserver|vscode-jsonrpc)' },
    },
    ...floors,
    ...storeys,
    {
      name: 'protocol-is-pure',
      severity: 'error',
      from: { path: '^runtime/src/protocol/' },
      to: { pathNot: '^(runtime/src/protocol|runtime/src/errors\\.ts|schemas)' },
    },
    {
      name: 'transport-is-an-interface',
      comment: 'above transport/, only the interface and the factory are known, never one broker client',
      severity: 'error',
      from: { path: '^runtime/src/(delivery|agent|coordination|presence|probe)/' },
      to: { path: '^runtime/src/transport/', pathNot: '^runtime/src/transport/transport\\.ts$' },
    },
    {
      name: 'broker-clients-only-in-transport',
      severity: 'error',
      from: {
        path: '^(schemas|toolchain|runtime|explorer|cli|extension)/',
        pathNot: '^runtime/src/(transport|broker)/',
      },
      to: { path: 'node_modules/(mqtt|mqtt-packet|aedes)/' },
    },
    {
      name: 'toolchain-core-has-no-io',
      severity: 'error',
      from: { path: '^toolchain/src/', pathNot: '^toolchain/src/node/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'examples-are-users',
      comment: 'an example imports packages by name, as a user would',
      severity: 'error',
      from: { path: '^examples/' },
      to: { path: '^(schemas|toolchain|runtime|explorer|cli|extension)/', dependencyTypes: ['local'] },
    },
    {
      name: 'nobody-sees-test',
      severity: 'error',
      from: { pathNot: '^(test|scripts)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@parley/source', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.json'],
    },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/(dist|fixtures|golden|templates)/' },
  },
};
