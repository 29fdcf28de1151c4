import * as z from 'zod';

/** Why somebody is erased: a code, so that no word about the person outlives them. */
export const erasureReasons = [
  'asked',
  'consent-withdrawn',
  'objected',
  'no-longer-needed',
  'unlawful',
  'legal-obligation',
] as const;

export const erasureBody = z.strictObject({ reason: z.enum(erasureReasons) }).meta({ id: 'ErasureBody' });

/** What is erased, in this order. */
export const erasureParts = ['imports', 'records', 'exports', 'letters', 'confirmation'] as const;

/** What an erasure takes away, by what it is. */
export const erasedKinds = [
  'account',
  'contact',
  'ticket',
  'merge',
  'import',
  'export',
  'privacy-export',
  'letter',
] as const;

export type ErasedKind = (typeof erasedKinds)[number];

const instant = z.iso.datetime();
const who = z.string().meta({ description: '`person:<id>`' });

/** Where copies live on for a while, and for how long at the most. */
export const livesOn = [
  { where: 'stream', days: 1 },
  { where: 'unfinished-uploads', days: 1 },
  { where: 'queues', days: 14 },
  { where: 'backups', days: 35 },
] as const;

const proof = z
  .strictObject({
    removed: z
      .partialRecord(z.enum(erasedKinds), z.number().int().min(1))
      .meta({ description: 'How many, by what they were. Of a job, its files.' }),
    livesOn: z
      .array(z.strictObject({ where: z.enum(livesOn.map(({ where }) => where)), days: z.number().int().min(1) }))
      .meta({
        description: 'Where copies that nobody can reach by the API live on, and for how many days at the most.',
      }),
  })
  .meta({ id: 'ErasureProof' });

/** An erasure as the API shows it. */
export const erasure = z
  .strictObject({
    id: z.string(),
    accountId: z.string().optional().meta({ description: 'The account that is erased; absent for a contact.' }),
    contactId: z.string().optional().meta({ description: 'The contact that is erased.' }),
    reason: z.enum(erasureReasons),
    status: z.enum(['requested', 'refused', 'running', 'complete']),
    requestedBy: who,
    requestedAt: instant,
    agreedBy: who.optional(),
    agreedAt: instant.optional(),
    refusedBy: who.optional(),
    refusedAt: instant.optional(),
    completedAt: instant.optional(),
    parts: z
      .array(z.strictObject({ part: z.enum(erasureParts), status: z.enum(['waiting', 'running', 'done']) }))
      .optional()
      .meta({ description: 'How far it is, in the order in which it goes.' }),
    waitsFor: z
      .enum(['import', 'export', 'merge', 'confirmation'])
      .optional()
      .meta({ description: 'What must end before it goes on.' }),
    proof: proof.optional().meta({ description: 'When it is complete.' }),
    version: z.number().int().positive(),
  })
  .meta({ id: 'Erasure' });

export type ErasureView = z.output<typeof erasure>;

/** Where all that is kept of somebody is gathered. */
export const privacyExport = z
  .strictObject({
    id: z.string(),
    accountId: z.string().optional(),
    contactId: z.string().optional(),
    status: z.enum(['running', 'done', 'erased']),
    requestedBy: who,
    requestedAt: instant,
    finishedAt: instant.optional(),
    files: z
      .strictObject({ json: z.url(), html: z.url() })
      .optional()
      .meta({ description: 'Links to the same in two forms, good for 15 minutes; there when it is done.' }),
    version: z.number().int().positive(),
  })
  .meta({ id: 'PrivacyExport' });

export type PrivacyExportView = z.output<typeof privacyExport>;
