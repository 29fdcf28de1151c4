export const FORMATS = ['html', 'csv'] as const;

export type Format = (typeof FORMATS)[number];

/** The formats among what was ticked. */
export const formatsOf = (ticked: readonly string[]) => FORMATS.filter((format) => ticked.includes(format));
