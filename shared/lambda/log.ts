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

/** What may be said of a thrown error: its name and where it was thrown. Its message may quote data, so it stays out. */
export const failureOf = (error: unknown) => {
  if (!(error instanceof Error)) return { name: typeof error };
  // The message stands before the frames, and may look like one.
  const frames = (error.stack ?? '').replace(error.message, '');
  const place = /^ +at (?:.*\()?(?:.*[/\\])?([^/\\()\s]+:\d+:\d+)\)?$/m.exec(frames);
  return { name: error.name, at: place?.[1] };
};
