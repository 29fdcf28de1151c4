import type { FileLinks } from '../../../shared/files/links.ts';
import { exportFile } from './export-keys.ts';

/** Links to the files of exports. */
export const exportLinks = (links: FileLinks) => ({
  file: (id: string, name: string) => links('GET', exportFile(id, name)),
});

export type ExportLinks = ReturnType<typeof exportLinks>;
