/**
 * The import law of the code (CONTRIBUTING says which line goes where). test/architecture holds the code against it and
 * shows for each rule, by a file that breaks it, that it fires.
 */
const AWS = 'node_modules/(@aws-sdk|@smithy|@aws-lambda-powertools|@middy)/';
const DYNAMODB = 'node_modules/@aws-sdk/(client-dynamodb|lib-dynamodb|util-dynamodb)/';
const CONTRACTS = '^functions/[^/]+/contract/';
const NPM = 'node_modules/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'A business rule knows the kernel, the domain and the contracts; no clock, no input, no output, no AWS.',
      severity: 'error',
      from: { path: '^functions/([^/]+)/domain/' },
      to: { pathNot: ['^shared/kernel/', '^functions/$1/domain/', CONTRACTS, `${NPM}(?!@aws|@smithy|@middy)`] },
    },
    {
      name: 'contract-is-shapes',
      comment:
        'What others may import drags nothing along: zod, the kernel and other contracts; and croner, which alone knows which cron expressions ever come.',
      severity: 'error',
      from: { path: CONTRACTS },
      to: { pathNot: ['^shared/kernel/', CONTRACTS, `${NPM}(zod|croner)/`] },
    },
    {
      name: 'commands-and-queries-know-no-aws',
      comment: 'They load, decide and commit by what deps.ts gives them.',
      severity: 'error',
      from: { path: '^functions/[^/]+/(commands|queries)/' },
      to: { path: AWS },
    },
    {
      name: 'commands-and-queries-know-repositories-by-type',
      comment: 'Which store it is, deps.ts says.',
      severity: 'error',
      from: { path: '^functions/[^/]+/(commands|queries)/' },
      to: { path: '^functions/[^/]+/persistence/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'queries-command-nothing',
      comment: 'A query answers; it never decides.',
      severity: 'error',
      from: { path: '^functions/[^/]+/queries/' },
      to: { path: '^functions/[^/]+/commands/' },
    },
    {
      name: 'persistence-commands-nothing',
      comment: 'Persistence spells keys and expressions for those above it.',
      severity: 'error',
      from: { path: '^functions/[^/]+/persistence/' },
      to: { path: '^functions/[^/]+/(commands|queries)/' },
    },
    {
      name: 'entries-are-called-by-aws-alone',
      comment: 'What two entries share is a command.',
      severity: 'error',
      from: { path: '^(functions|shared|infra|scripts)/' },
      // The operations of a router are its parts: files of a folder in `entry`.
      to: { path: '^functions/[^/]+/entry/[^/]+$' },
    },
    {
      name: 'only-persistence-speaks-dynamodb',
      comment: 'A key or an expression is spelled in one room.',
      severity: 'error',
      from: { path: '^(functions|shared)/', pathNot: '^(shared/dynamo|functions/[^/]+/persistence)/' },
      to: { path: DYNAMODB },
    },
    {
      name: 'contexts-meet-at-contracts',
      comment: 'Of another context, only its contract; and the directory that access publishes to everybody.',
      severity: 'error',
      from: { path: '^functions/([^/]+)/' },
      to: {
        path: '^functions/[^/]+/',
        pathNot: ['^functions/$1/', CONTRACTS, '^functions/access/published/'],
      },
    },
    {
      name: 'manifests-are-data',
      comment: 'What AWS must provide is read without running anything.',
      severity: 'error',
      from: { path: '^functions/[^/]+/context\\.ts$' },
      to: { pathNot: ['^shared/manifest/', CONTRACTS] },
    },
    {
      name: 'infra-reads-manifests-alone',
      comment: 'Resources are made of context.ts, not of the handlers.',
      severity: 'error',
      from: { path: '^infra/' },
      to: { path: '^functions/', pathNot: '^functions/(contexts|[^/]+/context)\\.ts$' },
    },
    {
      name: 'kernel-knows-nothing',
      comment: 'No AWS, no Lambda, no table: the domain stands on it.',
      severity: 'error',
      from: { path: '^shared/kernel/' },
      to: { pathNot: ['^shared/kernel/', '^shared/manifest/', `${NPM}zod/`, '^(node:)?crypto$'] },
    },
    {
      name: 'shared-knows-no-context',
      comment: 'What has a business word in it belongs to a context.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^functions/' },
    },
    {
      name: 'product-knows-no-tools',
      comment: 'What is deployed imports nothing of what deploys, tests or loads it.',
      severity: 'error',
      from: { path: '^(functions|shared)/' },
      to: { path: '^(infra|test|scripts|docs)/' },
    },
    {
      name: 'product-ships-no-tools',
      comment: 'Licences and vulnerabilities of `dependencies` are those of what is deployed. Types are not deployed.',
      severity: 'error',
      from: { path: '^(functions|shared)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-optional'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'console-knows-contracts-alone',
      comment:
        'The console speaks HTTP: of the rest of the code it may know the types of contracts, and nothing that runs.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(functions|shared|infra|scripts|test)/', pathNot: CONTRACTS },
    },
    {
      name: 'console-takes-types-of-contracts',
      comment: 'What a contract runs, zod above all, would be in the first load.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: CONTRACTS, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-knows-the-console',
      comment: 'It is built by itself; the rest of the code does not need it. Tests do.',
      severity: 'error',
      from: { path: '^(functions|shared|infra|scripts)/' },
      to: { path: '^web/' },
    },
    {
      name: 'no-cycles',
      comment: 'What goes in a circle is loaded, or if it is types, read, in an order that nobody chose.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports and that imports nobody is dead.',
      severity: 'error',
      // A file of types declares a package; nobody imports it.
      from: { orphan: true, pathNot: '\\.d\\.ts$|^web/dist/' },
      to: {},
    },
    {
      name: 'no-missing-modules',
      comment: 'A rule cannot hold against what it cannot find.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^web/dist/' },
    // Types count: a contract that imports a type of Lambda drags it along.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
    skipAnalysisNotInRules: true,
  },
};
