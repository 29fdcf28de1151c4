import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { onlyAsks } from '../../shared/kernel/route.ts';
import { problemDocument } from '../../shared/lambda/problem.ts';
import { actors } from '../matrix/actors.ts';
import { besideDenials } from '../support/denials.ts';
import { httpEvent } from '../support/lambda.ts';
import { MARKER, UNKNOWN } from './corpora.ts';
import type { Operation } from './document.ts';
import type { Case } from './generate.ts';
import { unknownIn } from './stored.ts';
import type { Happened, World } from './world.ts';

export const ADDRESS = '203.0.113.77';
const LONGEST_LINE = 400;

/** What has been tried, for the last line of the gate. */
export interface Figures {
  requests: number;
  accepted: number;
  refused: number;
  written: number;
}

export const added = (a: Figures, b: Figures): Figures => ({
  requests: a.requests + b.requests,
  accepted: a.accepted + b.accepted,
  refused: a.refused + b.refused,
  written: a.written + b.written,
});

export const noFigures = (): Figures => ({ requests: 0, accepted: 0, refused: 0, written: 0 });

const eventOf = ({ routeKey, actor, params, query, headers, body, base64 }: Case, operation: Operation) => {
  const claims = actors[actor]?.claims;
  const { method, path } = operation.contract;
  const event = httpEvent(routeKey === '$default' ? `${method} ${path}` : routeKey, {
    params,
    query,
    headers: { ...headers, 'user-agent': MARKER },
    address: ADDRESS,
    ...(claims && { claims: { ...claims, email: `${MARKER}@rapport.example` } }),
    ...(body !== undefined && { body }),
    base64: base64 === 'yes',
  });
  return {
    ...event,
    routeKey,
    rawPath: path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? '')),
    ...(base64 === 'broken' && { isBase64Encoded: true }),
  };
};

const parsed = (text: string | undefined): { json: unknown } | undefined => {
  try {
    return { json: JSON.parse(text ?? '') as unknown };
  } catch {
    return undefined;
  }
};

/** What a reply says; a link in it is signed anew each time. */
const said = ({ reply }: Happened) => parsed(reply.body?.replace(/\?X-Amz-[^"]*/g, ''));

const headersOf = ({ reply }: Happened) =>
  Object.fromEntries(Object.entries(reply.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]));

/** What the answer has that its contract does not promise. */
const faultsOfAnswer = (happened: Happened, operation: Operation, isRoute: boolean): string[] => {
  const { reply } = happened;
  const { statusCode: status = 0 } = reply;
  const { answers, refusals } = operation.contract;
  const headers = headersOf(happened);
  const type = headers['content-type'] ?? '';
  if (status >= 500) return [`it answers ${status}; its log: ${happened.lines.join(' ')}`];
  const answer = isRoute ? answers[status] : undefined;
  const faults: string[] = [];
  for (const [name, value] of Object.entries(headers))
    if (!/^[\t\x20-\x7e]*$/.test(value)) faults.push(`the header ${name} is no header: ${JSON.stringify(value)}`);
  if (answer) {
    for (const name of answer.headers ?? [])
      if (headers[name.toLowerCase()] === undefined) faults.push(`the answer ${status} lacks its header ${name}`);
    if (status === 204) return reply.body === undefined ? faults : [...faults, 'a 204 has a body'];
    if (!answer.schema) return faults;
    const body = parsed(reply.body);
    const checked = answer.schema.safeParse(body?.json);
    if (type !== 'application/json') faults.push(`the answer ${status} is ${type}`);
    if (!checked.success) faults.push(`the answer ${status} is not as declared: ${z.prettifyError(checked.error)}`);
    return faults;
  }
  if (isRoute && !refusals.includes(status))
    faults.push(`it answers ${status}, which is not declared: ${reply.body ?? ''}`);
  if (!isRoute && status !== 404) faults.push(`no route answers ${status}`);
  const problem = problemDocument.safeParse(parsed(reply.body)?.json);
  if (type !== 'application/problem+json') faults.push(`the refusal ${status} is ${type}`);
  if (!problem.success) faults.push(`the refusal ${status} is no problem document: ${z.prettifyError(problem.error)}`);
  else if (problem.data.status !== status) faults.push(`the refusal ${status} says ${problem.data.status}`);
  if (status === 429 && !/^\d+$/.test(headers['retry-after'] ?? '')) faults.push('the refusal 429 lacks Retry-After');
  return faults;
};

/** What is wrong with the log of one call: it has a short line for each thing done, and no word of what people wrote. */
export const faultsOfLines = (lines: readonly string[], things = 1): string[] => [
  ...(lines.length === things ? [] : [`it logs ${lines.length} lines: ${lines.join('\n')}`]),
  ...lines.flatMap((line) => [
    ...(Buffer.byteLength(line) > LONGEST_LINE
      ? [`its line of log has ${Buffer.byteLength(line)} bytes: ${line}`]
      : []),
    ...(line.includes(MARKER) || line.includes(ADDRESS) ? [`its line of log has personal data: ${line}`] : []),
  ]),
];

const faultsOfWrites = ({ reply, written, deleted, sent }: Happened, contract: Operation['contract']): string[] => {
  const { statusCode: status = 0 } = reply;
  const effects = besideDenials(
    status,
    [...written, ...deleted].map(({ pk, sk }) => `${pk} ${sk}`),
  );
  const faults: string[] = [];
  if ((status >= 400 || onlyAsks(contract)) && effects.length + sent > 0)
    faults.push(`it answers ${status}, but it has written ${effects.join(', ')} and sent ${sent} messages`);
  for (const item of written) {
    faults.push(...unknownIn(item).map((path) => `it stores what nobody knows: ${path}`));
    if (JSON.stringify(item).includes(UNKNOWN)) faults.push(`it stores an unknown field somewhere in ${item.pk}`);
  }
  return faults;
};

const faultsOf = (happened: Happened, operation: Operation, isRoute: boolean) => [
  ...faultsOfAnswer(happened, operation, isRoute),
  ...faultsOfLines(happened.lines),
  ...faultsOfWrites(happened, operation.contract),
];

const batch = z.object({ results: z.array(z.object({ status: z.number() })) });

/** Of a batch each entry is judged for itself. */
const refusesPart = ({ reply }: Happened) =>
  batch.safeParse(parsed(reply.body)?.json).data?.results.some(({ status }) => status >= 400) ?? false;

/**
 * Makes the request (twice, if the case says so) and takes back what it has written.
 * @returns what is wrong with the answer, the log and the table; nothing when all is well
 */
export const faultsIn = async (world: World, operation: Operation, one: Case, figures: Figures): Promise<string[]> => {
  const event = eventOf(one, operation);
  const isRoute = one.routeKey !== '$default';
  try {
    const first = await world.call(event);
    const { statusCode: status = 0 } = first.reply;
    figures.requests += 1;
    figures.accepted += status < 400 ? 1 : 0;
    figures.refused += status >= 400 ? 1 : 0;
    figures.written += first.written.length + first.deleted.length > 0 ? 1 : 0;
    const faults = faultsOf(first, operation, isRoute);
    if (status < 400 && one.hasUnknownField && one.base64 !== 'broken' && !refusesPart(first))
      faults.push('it accepts an unknown field');
    if (!one.twice) return faults;

    const second = await world.call(event);
    figures.requests += 1;
    faults.push(...faultsOf(second, operation, isRoute).map((fault) => `the second time ${fault}`));
    const isRepeat = operation.contract.idempotencyKey && one.headers['idempotency-key'] !== undefined && status < 400;
    if (isRepeat && !isDeepStrictEqual(said(second), said(first)))
      faults.push(
        `the repeat answers ${second.reply.statusCode ?? 0} ${second.reply.body ?? ''} instead of ${first.reply.body ?? ''}`,
      );
    // The public route counts its callers.
    if (isRepeat && !operation.contract.public && second.written.length > 0) faults.push('the repeat writes again');
    return faults;
  } finally {
    await world.undo();
  }
};
