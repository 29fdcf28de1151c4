import * as z from 'zod';
import { line, slug } from '../../../shared/kernel/text.ts';

/** In the languages of the console; where one lacks, English is shown. */
export const label = z.strictObject({
  en: line(120),
  'zh-Hans': line(120).optional(),
  'zh-Hant': line(120).optional(),
});

/**
 * The lists that an administrator may keep. The first four say which codes a field of that name takes; the others only
 * name the grades and stages that there are.
 */
export const codeListIds = ['industry', 'occupation', 'region', 'source', 'grade-labels', 'stage-labels'] as const;

export type CodeListId = (typeof codeListIds)[number];

const code = z.strictObject({
  code: z.union([slug, z.enum(['A', 'B', 'C', 'D'])]),
  label,
  /** False: records keep it, but it is not given to further ones. */
  active: z.boolean().default(true),
});

/** The codes of a field. A list that nobody has put accepts every code. */
export const codeList = z
  .strictObject({ id: z.enum(codeListIds), codes: z.array(code).max(500) })
  .meta({ id: 'CodeList' });

export type CodeList = z.output<typeof codeList>;

export const codeListBody = codeList.partial({ id: true }).meta({ id: 'CodeListBody' });
