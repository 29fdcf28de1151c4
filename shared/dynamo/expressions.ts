import type { DomainEvent } from '../kernel/event.ts';
import type { AddWrite, Page, When } from './table.ts';

/** SNS and SQS take 256 KB a message; an event of ours is a quarter of that at the most. */
const LARGEST_EVENT = 64 * 1024;

/** The events as the item's one attribute; refused here, before anything is written, when one is too large. */
export const riding = (events: readonly DomainEvent[] = []) => {
  for (const event of events)
    if (Buffer.byteLength(JSON.stringify(event)) > LARGEST_EVENT) throw new Error(`event ${event.id} is over 64 KB`);
  return events.length === 0 ? {} : { events: JSON.stringify(events) };
};

/** The condition of a write in DynamoDB's words; empty for none. */
export const conditionOf = (
  when: When | undefined,
): {
  ConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
} => {
  if (when === undefined) return {};
  if (when === 'new') return { ConditionExpression: 'attribute_not_exists(pk)' };
  if ('version' in when)
    return {
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':version': when.version },
    };
  return {
    ConditionExpression: when.expression,
    ...(when.names && { ExpressionAttributeNames: when.names }),
    ...(when.values && { ExpressionAttributeValues: when.values }),
  };
};

/** The update that adds to counters and sets attributes. */
export const additionOf = ({ counters, set = {} }: Pick<AddWrite, 'counters' | 'set'>) => {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const clause = (entries: readonly [string, unknown][], prefix: string, join: string) =>
    entries.map(([name, value], n) => {
      names[`#${prefix}${n}`] = name;
      values[`:${prefix}${n}`] = value;
      return `#${prefix}${n}${join}:${prefix}${n}`;
    });
  const added = clause(Object.entries(counters), 'a', ' ');
  const fixed = clause(Object.entries(set), 's', ' = ');
  return {
    UpdateExpression: `ADD ${added.join(', ')}${fixed.length > 0 ? ` SET ${fixed.join(', ')}` : ''}`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
};

/** What the keys of the table or of an index are called. */
export const keyNames = (index: Page['index']) =>
  index === undefined
    ? { pk: 'pk', sk: 'sk' }
    : index === 'gsi1'
      ? { pk: 'gsi1pk', sk: 'gsi1sk' }
      : { pk: 'duePk', sk: 'dueSk' };

/** The query of a page, or nothing when its range is empty (which DynamoDB refuses to hear). */
export const queryOf = (TableName: string, page: Page, limit: number) => {
  const names = keyNames(page.index);
  const values: Record<string, unknown> = { ':pk': page.pk };
  const clauses = ['#pk = :pk'];
  const range = page.sk && 'from' in page.sk ? page.sk : undefined;
  if (page.after !== undefined) {
    // A key condition has one clause for the sort key: reading on from a position narrows the range itself.
    const to = page.sk && 'begins' in page.sk ? `${page.sk.begins}\u{10ffff}` : range?.to;
    const from = page.sk && 'begins' in page.sk ? page.sk.begins : range?.from;
    const [low, high] = page.backward ? [from, page.after] : [page.after, to];
    if (low !== undefined && high !== undefined) {
      if (low > high) return undefined;
      clauses.push('#sk BETWEEN :low AND :high');
      Object.assign(values, { ':low': low, ':high': high });
    } else {
      clauses.push(page.backward ? '#sk < :after' : '#sk > :after');
      values[':after'] = page.after;
    }
  } else if (range) {
    clauses.push('#sk BETWEEN :low AND :high');
    Object.assign(values, { ':low': range.from, ':high': range.to });
  } else if (page.sk && 'begins' in page.sk) {
    clauses.push('begins_with(#sk, :begins)');
    values[':begins'] = page.sk.begins;
  }
  const usesSortKey = clauses.length > 1;
  return {
    TableName,
    ...(page.index && { IndexName: page.index }),
    KeyConditionExpression: clauses.join(' AND '),
    ExpressionAttributeNames: { '#pk': names.pk, ...(usesSortKey && { '#sk': names.sk }) },
    ExpressionAttributeValues: values,
    // BETWEEN includes the position itself, which is then dropped.
    Limit: page.after === undefined ? limit : limit + 1,
    ScanIndexForward: !page.backward,
    ...(page.consistent && { ConsistentRead: true }),
  };
};
