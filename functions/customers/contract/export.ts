import * as z from 'zod';
import { line } from '../../../shared/kernel/text.ts';
import { isField } from '../../access/contract/ruled-fields.ts';
import { accountFilter, contactFilter } from './lists.ts';

export const exportSubjects = ['accounts', 'contacts', 'duplicates', 'everything'] as const;
export const exportFormats = ['ndjson', 'csv', 'xlsx', 'labels'] as const;
export const exportStatuses = ['running', 'done', 'stopped'] as const;
/** What the rows of an export are; each type has files of its own. */
export const exportedTypes = [
  'accounts',
  'contacts',
  'duplicates',
  'code-lists',
  'custom-fields',
  'stage-rules',
  'saved-views',
  'tickets',
  'timeline',
  'merges',
] as const;

export type ExportSubject = (typeof exportSubjects)[number];
export type ExportFormat = (typeof exportFormats)[number];
export type ExportedType = (typeof exportedTypes)[number];

const MOST_COLUMNS = 200;

/** As the lists are filtered, contacts also by their organization. */
const filter = z.strictObject({
  ...accountFilter.shape,
  ...contactFilter.shape,
  accountId: line(40).optional(),
});

export type ExportFilter = z.output<typeof filter>;

const columns = z.array(z.string().min(1).max(100)).min(1).max(MOST_COLUMNS).meta({
  description:
    'Fields of the record, custom ones as `customFields.<id>`, in the order in which they are wanted; left out, all. Those that the asker may not see are left out.',
});

const filters: Partial<Record<ExportSubject, readonly string[]>> = {
  accounts: Object.keys(accountFilter.shape),
  contacts: [...Object.keys(contactFilter.shape), 'accountId'],
};

const formats: Readonly<Record<ExportSubject, readonly ExportFormat[]>> = {
  accounts: exportFormats,
  contacts: ['ndjson', 'csv', 'xlsx'],
  duplicates: ['ndjson', 'csv', 'xlsx'],
  everything: ['ndjson'],
};

/** The type of record that a list is of. */
export const recordTypeOf = (of: ExportSubject) =>
  of === 'accounts' ? 'account' : of === 'contacts' ? 'contact' : undefined;

/** What somebody wants to have. */
export const exportEntry = z
  .strictObject({
    of: z.enum(exportSubjects).meta({
      description:
        'A list, as far as the asker sees it; or everything that is kept about customers: a file for each type, for those who may see all.',
    }),
    format: z.enum(exportFormats).meta({
      description:
        '`ndjson`: a record on each line, whole. `csv`, `xlsx`: a row for each. `labels`: a page of address labels to print, A4, 3 by 8. Everything comes as NDJSON.',
    }),
    filter: filter.optional(),
    savedViewId: line(40).optional().meta({
      description: 'A saved view, whose filter and columns hold where this says nothing of its own.',
    }),
    columns: columns.optional(),
  })
  .superRefine((entry, context) => {
    const refused = (message: string, ...path: (string | number)[]) =>
      context.addIssue({ code: 'custom', message, path });
    const type = recordTypeOf(entry.of);
    if (!formats[entry.of].includes(entry.format))
      refused(`is no format of ${entry.of}: use ${formats[entry.of].join(', ')}`, 'format');
    for (const name of Object.keys(entry.filter ?? {}))
      if (!filters[entry.of]?.includes(name)) refused(`is no filter of ${entry.of}`, 'filter', name);
    if (entry.savedViewId !== undefined && !type) refused(`is for accounts and contacts`, 'savedViewId');
    for (const [n, column] of (entry.columns ?? []).entries())
      if (!type || !isField(type, column)) refused(`is no field of ${entry.of}`, 'columns', n);
  })
  .meta({ id: 'ExportEntry' });

export type ExportEntry = z.output<typeof exportEntry>;

const count = z.number().int().nonnegative();

const file = z.strictObject({
  name: z.string().meta({ examples: ['accounts.csv', 'accounts-2.csv'] }),
  of: z.enum(exportedTypes),
  rows: count,
  size: count.meta({ description: 'In bytes.' }),
  url: z.string().optional().meta({ description: 'A link that opens for 15 minutes; in answers about one export.' }),
});

/** An export as the API shows it. */
export const exportView = z
  .strictObject({
    id: z.string(),
    of: z.enum(exportSubjects),
    format: z.enum(exportFormats),
    filter,
    columns: columns.optional(),
    status: z.enum(exportStatuses),
    why: z.string().optional().meta({ description: 'Why it stopped.' }),
    rows: count.meta({ description: 'Read so far.' }),
    files: z.array(file).meta({ description: 'Those that are written; large exports are in several.' }),
    createdAt: z.iso.datetime(),
    createdBy: z.string(),
    finishedAt: z.iso.datetime().optional(),
    filesRemovedAt: z.iso.datetime().optional().meta({
      description: 'Its files are gone: it was stopped, or the data of somebody in them was erased.',
    }),
    version: z.number().int().positive(),
  })
  .meta({ id: 'Export' });

export type ExportView = z.output<typeof exportView>;
