/** What the list of accounts is narrowed by, in the order in which it is shown. */
export const filterNames = [
  'kind',
  'stage',
  'grade',
  'ownerId',
  'teamId',
  'territoryId',
  'industry',
  'region',
  'tag',
  'changedSince',
] as const;

export type FilterName = (typeof filterNames)[number];

/** As it stands in the address. */
export type AccountFilter = Partial<Record<FilterName, string>>;

export const kinds = ['organization', 'person'] as const;
export const stages = ['prospect', 'new', 'growing', 'mature', 'declining', 'lost', 'won-back'] as const;
export const grades = ['A', 'B', 'C', 'D'] as const;

/** The one of these that the text is. */
export const oneOf = <Name extends string>(names: readonly Name[], text: string | null | undefined) =>
  names.find((name) => name === text);

/** The filter alone, of all that the address says. */
export const filterOf = (search: AccountFilter): AccountFilter =>
  Object.fromEntries(filterNames.flatMap((name) => (search[name] === undefined ? [] : [[name, search[name]]])));

/** As the API takes it; a word that is none of its codes is left out. */
export const asQuery = ({ kind, stage, grade, ...others }: AccountFilter) => ({
  ...others,
  kind: oneOf(kinds, kind),
  stage: oneOf(stages, stage),
  grade: oneOf(grades, grade),
});

/** What somebody takes a filter away with: every name, nothing set. */
export const noFilter: AccountFilter = Object.fromEntries(filterNames.map((name) => [name, undefined]));
