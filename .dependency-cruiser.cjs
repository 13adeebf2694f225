// Who may import whom. ARCHITECTURE.md says why; scripts/boundaries.test.ts shows each rule at work.

// The four wings from the ground up, and in each its modules in order: a module may use those before it.
const wings = {
  newsroom: ['ledger', 'sites', 'people', 'stories', 'help'],
  conversation: ['screening', 'comments', 'reports', 'moderation', 'safeguarding'],
  campaign: ['surveys', 'advice', 'posters', 'weeks'],
  office: ['records', 'integrations', 'demo'],
};

const server = '^apps/server/src/';
const wingNames = Object.keys(wings);
const anyWing = `(${wingNames.join('|')})`;
const anyModule = `${server}${anyWing}/([^/]+)/`;
const ground = `${server}(db|http|mail)/`;
// What binds the parts together: the command line, the wiring, and the two pages that are made of several modules' parts.
const wiring = `${server}(main\\.ts|build\\.ts|frames\\.tsx|own-page\\.tsx|commands/)`;
const test = '\\.test\\.tsx?$';
// A rule is every file of a module that is not one of the kinds with a place of their own.
// (A slot is what a module hands in to another's page: like a route, it reads and then shows.)
const notARule = ['/index\\.ts$', '\\.(routes|slot|view)\\.tsx?$', '\\.(queries|tables)\\.ts$', test];
const npm = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)`;

const downwards = wingNames.slice(0, -1).map((wing, index) => ({
  name: `wings-downwards-only: ${wing}`,
  comment: `${wing} is below ${wingNames.slice(index + 1).join(', ')}. Let the higher one hand in what is needed, as a slot, in build.ts.`,
  severity: 'error',
  from: { path: `${server}${wing}/`, pathNot: test },
  to: { path: `${server}(${wingNames.slice(index + 1).join('|')})/` },
}));

const inOrder = Object.entries(wings).flatMap(([wing, modules]) =>
  modules.slice(0, -1).map((name, index) => ({
    name: `modules-in-order: ${wing}/${name}`,
    comment: `In its wing ${name} comes before ${modules.slice(index + 1).join(', ')} and may not use them.`,
    severity: 'error',
    from: { path: `${server}${wing}/${name}/`, pathNot: test },
    to: { path: `${server}${wing}/(${modules.slice(index + 1).join('|')})/` },
  })),
);

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other are one file, or lack a third. (Types may: they are gone at run time.)',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...downwards,
    ...inOrder,
    {
      name: 'every-module-stands-in-the-table',
      comment: 'A new module gets its place in the table at the top of this file, and in ARCHITECTURE.md.',
      severity: 'error',
      from: {
        path: anyModule,
        pathNot: Object.entries(wings).map(([wing, modules]) => `${server}${wing}/(${modules.join('|')})/`),
      },
      to: {},
    },
    {
      name: 'ground-knows-no-wing',
      comment:
        'db, http and mail carry the wings and know nothing of them; build.ts hands in what they need.',
      severity: 'error',
      from: { path: [ground, `${server}(context|errors|config)\\.ts$`], pathNot: test },
      to: { path: `${server}${anyWing}/` },
    },
    {
      name: 'db-is-lowest',
      comment: 'The database layer knows neither HTTP nor mail.',
      severity: 'error',
      from: { path: `${server}db/`, pathNot: test },
      to: { path: `${server}(http|mail)/` },
    },
    {
      name: 'http-knows-no-mail',
      comment: 'http and mail stand side by side; mail may show its mailbox through http, not the other way.',
      severity: 'error',
      from: { path: `${server}http/`, pathNot: test },
      to: { path: `${server}mail/` },
    },
    {
      name: 'another-module-through-its-index',
      comment: "What a module's index.ts does not export is its own business.",
      severity: 'error',
      from: { path: anyModule },
      to: { path: anyModule, pathNot: [`${server}$1/$2/`, '/index\\.ts$'] },
    },
    {
      name: 'ground-through-its-index',
      comment: 'db, http and mail are used through their index.ts.',
      severity: 'error',
      from: { path: `${server}(${wingNames.join('|')}|db|http|mail)/` },
      to: { path: ground, pathNot: [`${server}$1/`, '/index\\.ts$'] },
    },
    {
      name: 'only-the-wiring-sees-everything',
      comment:
        'main.ts, build.ts and what they put together are at the top; nothing below may reach up to them.',
      severity: 'error',
      from: { path: server, pathNot: [wiring, test] },
      to: { path: wiring },
    },
    {
      name: 'rules-know-no-transport',
      comment:
        'A rule can be called from a route, the command line or a test alike: it knows no HTTP, no Fastify, no page.',
      severity: 'error',
      from: { path: anyModule, pathNot: notARule },
      to: { path: [`${server}http/`, '\\.(routes|slot|view)\\.tsx?$', npm('fastify', '@fastify')] },
    },
    {
      name: 'rules-ask-queries',
      comment: 'SQL stands in *.queries.ts; a rule calls those with the db or tx it was given.',
      severity: 'error',
      from: { path: anyModule, pathNot: notARule },
      to: { path: npm('kysely') },
    },
    {
      name: 'routes-hold-no-sql',
      comment:
        'A route names path, schema and who may call. What it does is a rule; what it only reads comes from queries.',
      severity: 'error',
      from: { path: `${server}.*\\.(routes|slot|view)\\.tsx?$`, pathNot: `${server}http/` },
      to: { path: npm('kysely') },
    },
    {
      name: 'queries-know-only-the-database',
      comment: 'Queries are at the bottom of a module: no routes, no pages, no HTTP, no mail.',
      severity: 'error',
      from: { path: '\\.(queries|tables)\\.ts$' },
      to: { path: [`${server}http/`, '\\.(routes|slot|view)\\.tsx?$', npm('fastify', '@fastify', 'preact')] },
    },
    {
      name: 'views-are-given-what-they-show',
      comment: 'A view gets its data as props, so that it can be shown and tested without a database.',
      severity: 'error',
      from: { path: '\\.view\\.tsx$' },
      to: { path: ['\\.(routes|slot)\\.tsx?$', '\\.queries\\.ts$'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'engines-stay-in-db',
      comment: 'Only db/ knows which database it is: everything else runs on both.',
      severity: 'error',
      from: { path: server, pathNot: [`${server}db/`, test] },
      to: { path: ['^(node:)?sqlite$', npm('pg', 'pg-.*')] },
    },
    {
      name: 'packages-never-import-apps',
      comment: 'Packages are pure and serve every app.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(apps|e2e)/' },
    },
    {
      name: 'packages-run-anywhere',
      comment: 'Packages run in browser and server alike, so they may use nothing of Node.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'browser-and-server-meet-in-packages',
      comment:
        'What both need goes into packages/; the server sends HTML, styles and scripts, and no code of its own.',
      severity: 'error',
      from: { path: '^apps/(site|desk)/' },
      to: { path: '^apps/server/' },
    },
    {
      name: 'server-imports-no-browser-code',
      comment: 'The server names built files by their plain names (assetPath); it does not import them.',
      severity: 'error',
      from: { path: server, pathNot: test },
      to: { path: '^apps/(site|desk)/' },
    },
    {
      name: 'run-without-development-packages',
      comment:
        'An installation for production leaves devDependencies out. List the package under dependencies.',
      severity: 'error',
      from: { path: '^(apps|packages)/[^/]+/src/', pathNot: test },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
    {
      name: 'nothing-unresolved',
      comment: 'The file is not there, or the package is in no package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^apps/server/(dist|\\.dist-[^/]+)/', '/fixtures/'] },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    detectProcessBuiltinModuleCalls: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.d.ts'],
    },
    cache: false,
  },
};
