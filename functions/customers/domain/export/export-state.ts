import { refuse } from '../../../../shared/kernel/refusal.ts';
import { ok } from '../../../../shared/kernel/result.ts';
import type { Instant } from '../../../../shared/kernel/clock.ts';
import type {
  ExportedType,
  ExportEntry,
  ExportFilter,
  ExportFormat,
  exportStatuses,
  ExportSubject,
} from '../../contract/export.ts';
import { noShape, type Shape } from './shape.ts';

/** Rows that were read and wait in the bucket until all are. */
export interface Part {
  readonly of: ExportedType;
  readonly name: string;
  readonly rows: number;
}

export interface ExportFile {
  readonly name: string;
  readonly of: ExportedType;
  readonly rows: number;
  /** In bytes. */
  readonly size: number;
}

export interface Export {
  readonly id: string;
  readonly of: ExportSubject;
  readonly format: ExportFormat;
  readonly filter: ExportFilter;
  readonly columns?: readonly string[] | undefined;
  readonly status: (typeof exportStatuses)[number];
  readonly why?: string | undefined;
  /** The source that is being read, of those that the export has; one more than there are when all are read. */
  readonly section: number;
  /** Where the source goes on. */
  readonly after?: string | undefined;
  /** What the rows have, for the columns. */
  readonly shape: Shape;
  readonly parts: readonly Part[];
  /** The step that is at work. It alone goes on; it may have written its next part without having said so. */
  readonly hand?: string | undefined;
  /** Parts that steps which died may have left. */
  readonly stray: readonly string[];
  readonly files: readonly ExportFile[];
  readonly rows: number;
  readonly createdAt: Instant;
  /** The actor with whose rights it reads. */
  readonly createdBy: string;
  readonly finishedAt?: Instant | undefined;
  readonly filesRemovedAt?: Instant | undefined;
  /** A digest of the request's body, when it came with an `Idempotency-Key`. */
  readonly body?: string | undefined;
  readonly version: number;
}

const sources = {
  accounts: ['accounts'],
  contacts: ['contacts'],
  duplicates: ['duplicates'],
  everything: ['settings', 'accounts', 'contacts', 'history'],
} as const satisfies Record<ExportSubject, readonly string[]>;

export type Source = (typeof sources)[ExportSubject][number];

const types: Readonly<Record<Source, readonly ExportedType[]>> = {
  accounts: ['accounts'],
  contacts: ['contacts'],
  duplicates: ['duplicates'],
  settings: ['code-lists', 'custom-fields', 'stage-rules', 'saved-views'],
  history: ['tickets', 'timeline', 'merges'],
};

/** What is to be read next; nothing when all is. */
export const sourceOf = ({ of, section }: Pick<Export, 'of' | 'section'>): Source | undefined => sources[of][section];

const changed = (before: Export, change: Partial<Export>): Export => ({
  ...before,
  ...change,
  version: before.version + 1,
});

export const newExport = (
  { of, format, filter = {}, columns }: Omit<ExportEntry, 'savedViewId'>,
  { id, by, now, body }: { readonly id: string; readonly by: string; readonly now: Instant; readonly body?: string },
): Export => ({
  id,
  of,
  format,
  filter,
  ...(columns && { columns }),
  status: 'running',
  section: 0,
  shape: noShape,
  parts: [],
  stray: [],
  files: [],
  rows: 0,
  createdAt: now,
  createdBy: by,
  ...(body !== undefined && { body }),
  version: 1,
});

/** A step is to be taken: rows to read, files to write, or what was written to be deleted. */
export const hasWork = ({ status, filesRemovedAt }: Pick<Export, 'status' | 'filesRemovedAt'>) =>
  status === 'running' || (status === 'stopped' && filesRemovedAt === undefined);

/** The part of a type that the step at work writes next. */
export const nextPart = ({ hand = '', parts }: Pick<Export, 'hand' | 'parts'>, of: ExportedType) =>
  `${hand}-${parts.length}-${of}`;

/** All names that the step at work may have given before it says so. */
const unsaid = (one: Export): string[] => {
  const source = sourceOf(one);
  return one.hand === undefined || !source ? [] : types[source].map((of) => nextPart(one, of));
};

/** Another step takes over. */
export const taken = (one: Export, hand: string): Export =>
  changed(one, { hand, stray: [...one.stray, ...unsaid(one)] });

/** Rows were read and are stored; `after` says where their source goes on, nothing that it is read. */
export const afterParts = (
  one: Export,
  {
    parts,
    shape,
    after,
  }: { readonly parts: readonly Part[]; readonly shape: Shape; readonly after: string | undefined },
): Export =>
  changed(one, {
    parts: [...one.parts, ...parts],
    shape,
    rows: parts.reduce((sum, { rows }) => sum + rows, one.rows),
    after,
    ...(after === undefined && { section: one.section + 1 }),
  });

/** More are hard to open; what a workbook holds is written in one step. */
const MOST_ROWS: Readonly<Record<ExportFormat, number>> = {
  ndjson: 1_000_000,
  csv: 1_000_000,
  xlsx: 100_000,
  labels: 24_000,
};

const endings: Readonly<Record<ExportFormat, string>> = { ndjson: 'ndjson', csv: 'csv', xlsx: 'xlsx', labels: 'html' };

/** A file that is to be written, with the parts whose rows it has. */
export interface PlannedFile {
  readonly name: string;
  readonly of: ExportedType;
  readonly parts: readonly Part[];
}

const grouped = (parts: readonly Part[], most: number): Part[][] => {
  const groups: Part[][] = [[]];
  let rows = 0;
  for (const part of parts) {
    if (rows > 0 && rows + part.rows > most) {
      groups.push([]);
      rows = 0;
    }
    groups.at(-1)?.push(part);
    rows += part.rows;
  }
  return groups;
};

/** The files that the rows go to; of each type there is one, though it may have none. */
export const filesOf = ({ of, format, parts }: Pick<Export, 'of' | 'format' | 'parts'>): PlannedFile[] =>
  sources[of]
    .flatMap((source) => types[source])
    .flatMap((type) => {
      const own = parts.filter((part) => part.of === type);
      return grouped(own, MOST_ROWS[format]).map((some, n) => ({
        name: `${type}${n === 0 ? '' : `-${n + 1}`}.${endings[format]}`,
        of: type,
        parts: some,
      }));
    });

export const withFile = (one: Export, file: ExportFile): Export => changed(one, { files: [...one.files, file] });

/** The parts that are deleted when they are needed no longer. */
export const partsToDelete = (one: Export): string[] => [
  ...one.parts.map(({ name }) => name),
  ...one.stray,
  ...unsaid(one),
];

/** The files that are written, or that a step may have been writing. */
export const filesToDelete = (one: Export): string[] => [
  ...new Set([...one.files, ...filesOf(one)].map(({ name }) => name)),
];

/** Everything is written, and the parts are deleted. */
export const asDone = (one: Export, now: Instant): Export =>
  changed(one, { status: 'done', finishedAt: now, parts: [], stray: [], hand: undefined });

export const toStop = (one: Export, why?: string) =>
  one.status === 'running'
    ? ok(changed(one, { status: 'stopped', why }))
    : refuse('wrong-state', 'There is nothing under way that could stop.');

/** Nothing of it is in the bucket. */
export const withoutFiles = (one: Export, now: Instant): Export =>
  changed(one, { parts: [], stray: [], hand: undefined, filesRemovedAt: now });
