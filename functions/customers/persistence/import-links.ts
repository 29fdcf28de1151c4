import * as z from 'zod';
import type { FileLinks } from '../../../shared/files/links.ts';
import { outcomes, type RowView } from '../contract/import.ts';
import { rowViewOf } from '../domain/import/results.ts';
import { importFile } from './import-keys.ts';

const text = z.string().optional();
const results = z.array(
  z.object({
    row: z.number().int(),
    outcome: z.enum(outcomes),
    id: text,
    number: text,
    column: text,
    field: text,
    reason: text,
    cells: z.array(z.string()).optional(),
  }),
);

/** The results of a chunk of rows, as they are stored. */
export const resultsIn = (content: string) => results.parse(JSON.parse(content));

/** The files of imports as far as they go through links: functions that answer people do without the S3 client. */
export const importLinks = (links: FileLinks) => ({
  upload: async (id: string) => ({ url: await links('PUT', importFile(id, 'source')), headers: {} }),

  refused: (id: string) => links('GET', importFile(id, 'refused.csv')),

  /** What became of the rows of a chunk. */
  async results(id: string, chunk: number): Promise<RowView[]> {
    const answer = await fetch(await links('GET', importFile(id, `results/${chunk}`)));
    if (!answer.ok) throw new Error(`the results of the chunk ${chunk} of the import ${id} answered ${answer.status}`);
    return resultsIn(await answer.text()).map(rowViewOf);
  },
});

export type ImportLinks = ReturnType<typeof importLinks>;
