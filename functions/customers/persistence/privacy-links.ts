import type { FileLinks } from '../../../shared/files/links.ts';
import { privacyFile } from './privacy-keys.ts';

/** How long a link is good, in milliseconds. */
const LINK_IS_GOOD = 15 * 60_000;

/** Links to the files of privacy exports. */
export const privacyLinks = (links: FileLinks) => ({
  goodFor: LINK_IS_GOOD,
  read: (id: string, name: string) => links('GET', privacyFile(id, name)),
  /** Where somebody else puts a file of it. */
  put: (id: string, name: string) => links('PUT', privacyFile(id, name)),
});

export type PrivacyLinks = ReturnType<typeof privacyLinks>;
