import * as z from 'zod';

/** What became of a record: by people and steps; or what was done with it. */
const auditKinds = ['created', 'changed', 'deleted', 'erased', 'denied', 'exported'] as const;

const instant = z.iso.datetime();
const count = z.number().int().min(0);

/** A record as the audit names it, after its key in the table: `account` `7KQ2M9XH4C`, `person` `<id>`. */
export const auditRecord = z.strictObject({
  recordType: z
    .string()
    .regex(/^[a-z][a-z-]{0,63}$/, 'must be the type of a record, like account')
    .meta({ description: 'What kind of record: `account`, `contact`, `ticket`, `person`, …', examples: ['account'] }),
  recordId: z.string().min(1).max(300),
});

export type AuditRecord = z.output<typeof auditRecord>;

/** One field before and after. Personal data, like the field itself. */
const fieldChange = z.strictObject({
  field: z.string().meta({ description: 'Its path: `name`, `customFields.size`.' }),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  leftOut: count.optional().meta({ description: 'So many bytes, too many to keep.' }),
  hidden: z.literal(true).optional().meta({ description: 'The access rules hide the field from who asks.' }),
});

export type FieldChange = z.output<typeof fieldChange>;

const entryFields = {
  recordType: z.string(),
  recordId: z.string(),
  kind: z.enum(auditKinds),
  at: instant,
  by: z.string().meta({
    description:
      'Who: `person:<id>`, `machine:<id>`, `customer`, `system:<step>`; `unknown` when the record was taken away without a word.',
  }),
  version: count.optional().meta({ description: 'The version of the record that this made.' }),
  correlationId: z.string().optional().meta({ description: 'One for all that followed from one request.' }),
  fields: z.array(z.string()).meta({ description: 'The fields at the top of the record that changed.' }),
  about: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .optional()
    .meta({ description: 'Of a denial its route and status, of an export what and how many, of an erasure its id.' }),
};

/** An entry as it is chained: everything but the values, of which it holds a digest. No value of the record is in it. */
export const chainedEntry = z.strictObject({
  ...entryFields,
  /** Its place among the entries of its record: `<at>#<what makes it the only one>`. */
  mark: z.string(),
  /** Of the salted values; absent when there are none. */
  digest: z.string().optional(),
});

export type ChainedEntry = z.output<typeof chainedEntry>;

/** The values of an entry, as they lie beside it. */
export const fieldChanges = z.array(fieldChange);

/** An entry of the audit as the API shows it. */
export const auditEntry = z
  .strictObject({
    ...entryFields,
    changes: fieldChanges.optional().meta({ description: 'Absent when there are none, or they were erased.' }),
    erased: z.literal(true).optional().meta({ description: 'The values were erased on purpose.' }),
    intact: z.boolean().meta({ description: 'Entry and values are those that were chained.' }),
  })
  .meta({ id: 'AuditEntry' });

export type AuditEntry = z.output<typeof auditEntry>;

/** What a verification finds wrong. */
const faultKinds = [
  'edited-entry',
  'edited-value',
  'lost-value',
  'gap',
  'cut-tail',
  'forged-head',
  'rewritten',
  'forged-file',
] as const;

export const auditFault = z
  .strictObject({
    kind: z.enum(faultKinds).meta({
      description:
        '`edited-entry`: a link is not the one that was chained. `edited-value`, `lost-value`: the values of an entry are others, or gone without an erasure. `gap`: links are missing inside a chain; `cut-tail`: at its end. `forged-head`: the head that the table names is not its last link. `rewritten`: a chain is not the one whose head was stored on a day. `forged-file`: a stored file of heads is not the one that its name says.',
    }),
    chain: count.optional(),
    link: count.optional().meta({ description: 'The number of the link in its chain, from 1.' }),
    ...auditRecord.partial().shape,
    file: z.string().optional(),
  })
  .meta({ id: 'AuditFault' });

export type AuditFault = z.output<typeof auditFault>;

/** A verification of all chains as the API shows it. */
export const verificationView = z
  .strictObject({
    id: z.string(),
    status: z.enum(['queued', 'running', 'done']),
    requestedBy: z.string(),
    createdAt: instant,
    updatedAt: instant,
    entries: count.meta({ description: 'Entries checked so far.' }),
    erased: count.meta({ description: 'Of these, those whose values were erased on purpose: no faults.' }),
    headFiles: count.meta({ description: 'Stored files of heads that the chains were compared with.' }),
    faultCount: count,
    faults: z.array(auditFault).meta({ description: 'The first hundred.' }),
    intact: z.boolean().optional().meta({ description: 'Whether nothing was found; absent until it is done.' }),
    version: z.number().int().positive(),
  })
  .meta({ id: 'AuditVerification' });

export type VerificationView = z.output<typeof verificationView>;
