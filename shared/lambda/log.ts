import { LogFormatter, LogItem, Logger } from '@aws-lambda-powertools/logger';
import type { LogAttributes, UnformattedAttributes } from '@aws-lambda-powertools/logger/types';

/** A line is short and holds nothing but codes, counts and ids: personal data never comes this far. */
class ShortLine extends LogFormatter {
  override formatAttributes(attributes: UnformattedAttributes, more: LogAttributes): LogItem {
    return new LogItem({
      attributes: {
        at: attributes.timestamp.toISOString(),
        level: attributes.logLevel,
        code: attributes.message,
        ...more,
      },
    });
  }
}

/**
 * The log: `log.info('http', { route, status })`. The first word is a stable code; values are ids, codes and numbers.
 * An error goes in as `failure: failureOf(error)`.
 */
export const log = new Logger({ logFormatter: new ShortLine() });

/** `log.ts:24:5` where the first frame that names a place has it; without the folders, which say nothing. */
const placeIn = (frames: string) => {
  for (const frame of frames.split('\n')) {
    const last = /^ +at /.test(frame) ? (frame.split(/[/\\(\s]/).at(-1) ?? '') : '';
    const place = /^((?:node:)?[^:)]+:\d+:\d+)\)?$/.exec(last)?.[1];
    if (place !== undefined) return place;
  }
  return undefined;
};

/** What may be said of a thrown error: its name and where it was thrown. Its message may quote data, so it stays out. */
export const failureOf = (error: unknown) => {
  if (!(error instanceof Error)) return { name: typeof error };
  // The message stands before the frames, and may look like one.
  const frames = (error.stack ?? '').replace(error.message, '');
  return { name: error.name, at: placeIn(frames) };
};
