import * as z from 'zod';
import { recordTypes } from '../../access/contract/visibility.ts';
import { line } from '../../../shared/kernel/text.ts';
import { accountKinds } from './account.ts';
import { countryCode } from './values.ts';

export const importFormats = ['csv', 'xlsx', 'vcard'] as const;
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'] as const;
export const separators = [',', ';', '\t', '|'] as const;
export const importStatuses = [
  'waiting',
  'reading',
  'unreadable',
  'ready',
  'rehearsing',
  'running',
  'stopped',
  'done',
] as const;

export type ImportFormat = (typeof importFormats)[number];
export type Encoding = (typeof encodings)[number];
export type Separator = (typeof separators)[number];

/** Columns beyond these are not looked at. */
export const MOST_COLUMNS = 200;
/** In bytes: 2 GB. A workbook is unpacked in memory, so it may be 64 MB. */
export const LARGEST_FILE = 2 * 1024 ** 3;
export const LARGEST_WORKBOOK = 64 * 1024 ** 2;

/** What somebody sends before a file. */
export const importEntry = z
  .strictObject({
    fileName: line(200),
    format: z.enum(importFormats).optional().meta({ description: 'Left out, the name and the content say it.' }),
    recordType: z.enum(recordTypes),
    size: z.number().int().min(1).max(LARGEST_FILE).optional().meta({ description: 'In bytes; 2 GB at the most.' }),
  })
  .meta({ id: 'ImportEntry' });

export type ImportEntry = z.output<typeof importEntry>;

/** How a CSV file shall be read; what is left out is guessed. */
export const readingOrder = z
  .strictObject({ encoding: z.enum(encodings).optional(), separator: z.enum(separators).optional() })
  .meta({ id: 'ImportReading' });

export type ReadingOrder = z.output<typeof readingOrder>;

/** Which field the values of a column go to. Columns that are not named here are left out. */
const mapped = z.strictObject({
  column: z
    .number()
    .int()
    .min(0)
    .max(MOST_COLUMNS - 1)
    .meta({ description: 'Counted from 0.' }),
  field: z
    .string()
    .min(1)
    .max(100)
    .meta({ examples: ['name', 'emails', 'addresses.city', 'customFields.seats'] }),
  label: line(60).optional().meta({ description: 'Of e-mails, phones and addresses: `work`.' }),
});

export type Mapped = z.output<typeof mapped>;

const options = z.strictObject({
  /** Enters what may be a double, but for one with the same e-mail address or external id. */
  allowDuplicates: z.boolean(),
  /** The country of phone numbers that are written without one. */
  country: countryCode.optional(),
  /** How 03/04/2026 is to be read: the month (mdy) or the day (dmy) first. Left out, such a date is refused. */
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
  /** What new accounts are where no column says it; left out, one with a given or a family name is a person. */
  kind: z.enum(accountKinds).optional(),
});

export type ImportOptions = z.output<typeof options>;

/** What may change of an import before it runs; the mapping as a whole. */
export const importPatch = z
  .strictObject({
    mapping: z.array(mapped).max(MOST_COLUMNS).optional(),
    options: options.partial().optional(),
  })
  .meta({ id: 'ImportPatch' });

export type ImportPatch = z.output<typeof importPatch>;

export const outcomes = ['created', 'updated', 'unchanged', 'duplicate', 'refused'] as const;

export type Outcome = (typeof outcomes)[number];

const count = z.number().int().nonnegative();
/** Of rows. */
const counts = z.strictObject({
  created: count,
  updated: count,
  unchanged: count,
  /** Refused because they may be somebody who is there. */
  duplicate: count,
  refused: count,
});

export type Counts = z.output<typeof counts>;

/** Why a row was not taken. */
const problem = z.strictObject({
  /** As a spreadsheet counts them: the header is row 1. */
  row: z.number().int().positive(),
  column: z.string().optional(),
  field: z.string().optional(),
  reason: z.string(),
});

export type RowProblem = z.output<typeof problem>;

/** An import as the API shows it. */
export const importView = z
  .strictObject({
    id: z.string(),
    fileName: z.string(),
    format: z.enum(importFormats).optional(),
    recordType: z.enum(recordTypes),
    status: z.enum(importStatuses),
    why: z.string().optional().meta({ description: 'Why the file cannot be read, or why the import stopped.' }),
    size: z.number().int().optional(),
    encoding: z.enum(encodings).optional(),
    separator: z.enum(separators).optional(),
    columns: z.array(
      z.strictObject({
        name: z.string(),
        samples: z.array(z.string()).meta({ description: 'Of the first rows, cut.' }),
      }),
    ),
    mapping: z.array(mapped),
    options,
    /** What the last dry run found. */
    dryRun: z.strictObject({ counts, problems: z.array(problem), finishedAt: z.iso.datetime() }).optional(),
    /** Of the dry run or the import that is under way, or was last. */
    progress: z.strictObject({
      rows: count,
      /** 0 to 1, by bytes. */
      share: z.number().min(0).max(1),
    }),
    counts,
    problems: z.array(problem).meta({ description: 'The first of them.' }),
    createdAt: z.iso.datetime(),
    createdBy: z.string(),
    finishedAt: z.iso.datetime().optional(),
    filesRemovedAt: z.iso.datetime().optional().meta({
      description: 'Its files are gone, since somebody in them may have been erased; so are the names of its columns.',
    }),
    version: z.number().int().positive(),
  })
  .meta({ id: 'Import' });

export type ImportView = z.output<typeof importView>;

/** Where the file goes: a PUT with these headers, within 15 minutes. */
export const upload = z.strictObject({ url: z.string(), headers: z.record(z.string(), z.string()) });

/** What became of a row. */
export const rowView = z
  .strictObject({
    row: z.number().int().positive(),
    outcome: z.enum(outcomes),
    id: z.string().optional(),
    number: z.string().optional(),
    column: z.string().optional(),
    field: z.string().optional(),
    reason: z.string().optional(),
  })
  .meta({ id: 'ImportRow' });

export type RowView = z.output<typeof rowView>;
