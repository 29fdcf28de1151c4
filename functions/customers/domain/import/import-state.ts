import { refuse } from '../../../../shared/kernel/refusal.ts';
import { ok } from '../../../../shared/kernel/result.ts';
import { plusMilliseconds, type Instant } from '../../../../shared/kernel/clock.ts';
import type { RecordType } from '../../../access/contract/visibility.ts';
import type {
  Counts,
  Encoding,
  ImportEntry,
  ImportFormat,
  ImportOptions,
  ImportPatch,
  importStatuses,
  Mapped,
  ReadingOrder,
  RowProblem,
  Separator,
} from '../../contract/import.ts';
import { compact } from '../record.ts';
import { noCounts, summed, type RowResult } from './results.ts';
import { wrongInMapping } from './fields.ts';

type ImportStatus = (typeof importStatuses)[number];

/** The rows as they are read from the bucket: bytes of a CSV file. */
export interface RowsFile {
  /** The file that was put, or the rows that were taken out of it. */
  readonly name: 'source' | 'rows';
  /** In bytes. */
  readonly size: number;
  readonly encoding: Encoding;
  readonly separator: Separator;
  /** Where the first row after the header begins. */
  readonly start: number;
}

/** How far the rows are. */
export interface Position {
  readonly offset: number;
  /** The number of the next row; the header is 1. */
  readonly row: number;
  /** The number of the next chunk of rows. */
  readonly chunk: number;
}

export interface Import {
  readonly id: string;
  readonly fileName: string;
  readonly format?: ImportFormat | undefined;
  readonly recordType: RecordType;
  readonly status: ImportStatus;
  readonly why?: string | undefined;
  readonly reading: ReadingOrder;
  readonly file?: RowsFile | undefined;
  readonly columns: readonly { readonly name: string; readonly samples: readonly string[] }[];
  readonly mapping: readonly Mapped[];
  readonly options: ImportOptions;
  readonly dryRun?:
    { readonly counts: Counts; readonly problems: readonly RowProblem[]; readonly finishedAt: Instant } | undefined;
  readonly position?: Position | undefined;
  readonly counts: Counts;
  readonly problems: readonly RowProblem[];
  readonly createdAt: Instant;
  readonly createdBy: string;
  /** The actor whose rights the work has that is under way. */
  readonly by: string;
  readonly finishedAt?: Instant | undefined;
  readonly filesRemovedAt?: Instant | undefined;
  /** A digest of the request's body, when it came with an `Idempotency-Key`. */
  readonly body?: string | undefined;
  readonly version: number;
}

/** The problems that are shown with an import; all are in the file of refused rows. */
const MOST_PROBLEMS = 20;

/** Somebody is at work on it. */
export const isActive = ({ status }: Pick<Import, 'status'>) =>
  status === 'reading' || status === 'rehearsing' || status === 'running';

const changed = (before: Import, change: Partial<Import>): Import => ({
  ...before,
  why: undefined,
  ...change,
  version: before.version + 1,
});

const wrongState = (detail: string) => refuse('wrong-state', detail);

const fresh = ({ file }: Import) => ({
  position: file && { offset: file.start, row: 2, chunk: 0 },
  counts: noCounts,
  problems: [],
});

/** A file that somebody is about to put. */
export const newImport = (
  { fileName, format, recordType }: ImportEntry,
  { id, by, now, body }: { readonly id: string; readonly by: string; readonly now: Instant; readonly body?: string },
): Import => ({
  id,
  fileName,
  ...(format !== undefined && { format }),
  recordType,
  status: 'waiting',
  reading: {},
  columns: [],
  mapping: [],
  options: { allowDuplicates: false },
  counts: noCounts,
  problems: [],
  createdAt: now,
  createdBy: by,
  by,
  ...(body !== undefined && { body }),
  version: 1,
});

/** A file was put: it is to be read. What was found in one before is forgotten. */
export const toRead = (one: Import, reading: ReadingOrder, by: string) =>
  one.status === 'waiting' || one.status === 'unreadable' || one.status === 'ready'
    ? ok(
        changed(one, {
          status: 'reading',
          reading,
          by,
          file: undefined,
          columns: [],
          mapping: [],
          dryRun: undefined,
          position: undefined,
          counts: noCounts,
          problems: [],
        }),
      )
    : wrongState('The file is being worked on, or was: begin another import.');

/** What was found in the file. */
export const asRead = (one: Import, found: Pick<Import, 'file' | 'format' | 'columns' | 'mapping'>): Import =>
  changed(one, { ...found, status: 'ready' });

export const asUnreadable = (one: Import, why: string): Import => changed(one, { status: 'unreadable', why });

/** Another mapping, or other options; what a dry run found by the former ones is forgotten. */
export const remapped = (one: Import, { mapping = [...one.mapping], options }: ImportPatch) => {
  if (one.status !== 'ready')
    return wrongState('The mapping can be changed when the file is read, until the import starts.');
  const wrong = wrongInMapping(one.recordType, mapping, one.columns.length);
  if (wrong) return wrong;
  return ok(
    changed(one, {
      mapping,
      options: compact({
        ...one.options,
        ...options,
        allowDuplicates: options?.allowDuplicates ?? one.options.allowDuplicates,
      }),
      dryRun: undefined,
    }),
  );
};

const toWork = (one: Import, status: 'rehearsing' | 'running', by: string) => {
  if (one.status !== 'ready') return wrongState('The import starts when its file is read, once.');
  if (one.mapping.length === 0) return wrongState('Say first which columns are which fields.');
  return ok(changed(one, { ...fresh(one), status, by }));
};

export const toRehearse = (one: Import, by: string) => toWork(one, 'rehearsing', by);
export const toStart = (one: Import, by: string) => toWork(one, 'running', by);

/** A dry run ends for good, an import can go on later. */
export const toStop = (one: Import, why?: string) => {
  if (one.status === 'running') return ok(changed(one, { status: 'stopped', why }));
  if (one.status === 'rehearsing') return ok(changed(one, { status: 'ready', position: undefined, why }));
  return wrongState('There is nothing under way that could stop.');
};

export const toResume = (one: Import, by: string) =>
  one.status === 'stopped'
    ? ok(changed(one, { status: 'running', by }))
    : wrongState('Only an import that was stopped goes on.');

/** Whether all rows were looked at. */
export const isThrough = ({ position, file }: Import) => position !== undefined && position.offset >= (file?.size ?? 0);

/** The import after a chunk of its rows. One that was stopped meanwhile stays stopped. */
export const afterChunk = (
  one: Import,
  chunk: { readonly results: readonly RowResult[]; readonly next: Position },
  now: Instant,
): Import => {
  const counts = summed(one.counts, chunk.results);
  const problems = [
    ...one.problems,
    ...chunk.results.flatMap(({ row, reason, column, field }) =>
      reason === undefined
        ? []
        : [{ row, reason, ...(column !== undefined && { column }), ...(field !== undefined && { field }) }],
    ),
  ].slice(0, MOST_PROBLEMS);
  const next: Import = { ...one, counts, problems, position: chunk.next, version: one.version + 1 };
  if (!isThrough(next) || next.status === 'stopped') return next;
  if (next.status === 'rehearsing')
    return {
      ...next,
      ...fresh(next),
      position: undefined,
      status: 'ready',
      dryRun: { counts, problems, finishedAt: now },
    };
  // Where rows were refused their file is still to be made.
  return counts.duplicate + counts.refused > 0 ? next : asDone({ ...next, version: one.version }, now);
};

/** A link to put a file is good for so long, in milliseconds. */
const UPLOAD_TAKES = 15 * 60_000;

/** Whether its files are being read, or may still come. */
export const isBusy = (one: Pick<Import, 'status' | 'createdAt'>, now: Instant) =>
  isActive(one) || (one.status === 'waiting' && plusMilliseconds(one.createdAt, UPLOAD_TAKES) > now);

/** Its files are to go, with all that was taken out of them: it is over, and its counts stay. */
export const withoutFiles = (one: Import, now: Instant): Import => {
  const { fileName: _, file: __, dryRun: ___, ...rest } = one;
  return {
    ...rest,
    fileName: 'erased',
    status: 'done',
    why: 'Its files were deleted, since somebody was erased.',
    columns: [],
    mapping: [],
    problems: [],
    filesRemovedAt: one.filesRemovedAt ?? now,
    version: one.version + 1,
  };
};

/** How many chunks of results it may have: the step that died last may have noted one more. */
export const chunksOf = ({ position }: Pick<Import, 'position'>) => (position === undefined ? 0 : position.chunk + 1);

/** Everything is entered that could be. Samples of the file are kept no longer. */
export const asDone = (one: Import, now: Instant): Import =>
  changed(one, {
    status: 'done',
    finishedAt: now,
    columns: one.columns.map(({ name }) => ({ name, samples: [] })),
  });
