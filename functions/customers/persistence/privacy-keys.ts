/** The files of erasures: they stay, so that a restore of the table can be erased again. */
export const ERASURE_FILES = 'customers/erasures/';
export const erasureFileKey = (id: string) => `${ERASURE_FILES}${id}.json`;

/** The files of a privacy export: copies of tickets that wait, and the two that are handed out. */
export const privacyFile = (id: string, name: string) => `customers/privacy/${id}/${name}`;
