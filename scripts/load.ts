import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { connectDeployment, main } from './deployment.ts';
import { reasonIn, type Api } from './load/api.ts';
import { atOnce } from './load/at-once.ts';
import { connectApi } from './load/connect-api.ts';
import { ticketFields } from './load/fields.ts';
import { keyOf, mapperFor, readMapping, Unusable, type Mapping } from './load/mapping.ts';
import { grouped, startProgress } from './load/progress.ts';
import { refusalsIn } from './load/refusals.ts';
import { countRows, openTable, type Row } from './load/rows.ts';
import { waitUntilRouted } from './load/wait-until-routed.ts';

const HELP = `npm run load -- tickets FILE --map COLUMN=FIELD … [--set FIELD=VALUE …] [options]

Submits each row of a CSV file (comma, semicolon or tab; also .gz) as a ticket, through the API, as staff.
The first row names the columns.

  --map COLUMN=FIELD  the column holds the field. Fields: ${ticketFields.join(', ')}.
                      A column that is both text and subject is cut to fit a subject. Control characters go.
  --set FIELD=VALUE   the same in every row whose own column for it is empty or missing
  --as EMAIL          who submits (admin@rapport.example); the password in RAPPORT_PASSWORD, not needed on the local host
  --refused PATH      where rows go that were not taken, with the reason (FILE-name.refused.csv)
  --limit N           only the first N rows
  --encoding NAME     of the file (utf-8)

It may be run again, also after it was stopped: the same row of a file of the same name, submitted by the same person, is
the same ticket. Rows that are refused make it no failure; it fails when it cannot go on, or when tickets stay without a
department.

Example, with routing rules of its own:
  curl -sS -X PUT http://127.0.0.1:3000/v1/routing-rules -H 'Content-Type: application/json' \\
    -H "Authorization: Bearer $(npm run -s token -- admin@rapport.example)" -d @docs/samples/banking-rules.json
  npm run load -- tickets docs/samples/banking.csv --map text=text --map text=subject --map email=customer.email \\
    --set type=question --set channel=chat`;

/** More at once make the local host slower, not faster. */
const MOST_AT_ONCE = 16;

interface Order {
  readonly file: string;
  readonly mapping: Mapping;
  readonly as: string;
  readonly refused: string;
  readonly limit: number;
  readonly encoding: string | undefined;
}

const readOrder = (argv: readonly string[]): Order | 'help' => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      map: { type: 'string', multiple: true, default: [] },
      set: { type: 'string', multiple: true, default: [] },
      as: { type: 'string', default: 'admin@rapport.example' },
      refused: { type: 'string' },
      limit: { type: 'string' },
      encoding: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || argv.length === 0) return 'help';
  const [noun, file, ...more] = positionals;
  if (noun !== 'tickets' || file === undefined || more.length > 0)
    throw new Unusable('Usage: npm run load -- tickets FILE --map COLUMN=FIELD … (--help says more)');
  const limit = Number(values.limit ?? Infinity);
  if (!(limit >= 1)) throw new Unusable(`--limit ${values.limit}: a number of rows.`);
  const refused = values.refused ?? `${basename(file).replace(/(\.csv|\.tsv|\.txt)?(\.gz)?$/i, '')}.refused.csv`;
  if (resolve(refused) === resolve(file)) throw new Unusable('--refused would overwrite the file itself.');
  return {
    file,
    mapping: readMapping(values.map, values.set),
    as: values.as,
    refused,
    limit,
    encoding: values.encoding,
  };
};

const acceptedTicket = z.looseObject({ id: z.string(), createdAt: z.string() });

async function* firstOf(rows: AsyncIterable<Row>, limit: number) {
  let taken = 0;
  for await (const row of rows) {
    yield row;
    if ((taken += 1) >= limit) return;
  }
}

/** Submits the rows. @returns the ids of the tickets, and how many of those were there before */
const submitRows = async (api: Api, order: Order) => {
  const { file, mapping, limit, encoding } = order;
  // Looked at as a whole first: what is wrong with a file is said before anything is sent.
  mapperFor(mapping, (await openTable(file, encoding)).header);
  const total = Math.min(limit, await countRows(file, encoding));
  const { header, rows } = await openTable(file, encoding);
  const mapped = mapperFor(mapping, header);
  const refusals = refusalsIn(order.refused, header);
  const started = new Date().toISOString();
  const ids: string[] = [];
  let known = 0;
  let mended = 0;
  const progress = startProgress('Submitted', total);
  try {
    await atOnce(MOST_AT_ONCE, firstOf(rows, limit), async (row) => {
      const { draft, cleaned } = mapped(row.cells);
      if (row.cells.length > header.length)
        refusals.add(row, `the row has ${row.cells.length} cells, the header ${header.length}`);
      else {
        const key = keyOf(basename(file), row.number, draft);
        const answer = await api.call('POST', '/v1/tickets', { body: draft, key });
        if (answer.status === 401 || answer.status === 403)
          throw new Error(`${order.as} may not submit tickets (${reasonIn(answer)}).`);
        if (answer.status === 201) {
          const { id, createdAt } = acceptedTicket.parse(answer.body);
          ids.push(id);
          if (createdAt < started) known += 1;
          if (cleaned) mended += 1;
        } else refusals.add(row, reasonIn(answer));
      }
      progress.advance();
    });
  } finally {
    progress.stop();
    await refusals.close();
  }
  return { total, ids, known, mended, refused: refusals.count };
};

const printDepartments = (departments: ReadonlyMap<string, number>) => {
  const sorted = [...departments].toSorted(([, a], [, b]) => b - a);
  const width = Math.max(...sorted.map(([id]) => id.length));
  const digits = Math.max(...sorted.map(([, count]) => grouped(count).length));
  for (const [id, count] of sorted) console.log(`  ${id.padEnd(width)}  ${grouped(count).padStart(digits)}`);
};

/** `npm run load -- tickets FILE --map COLUMN=FIELD … [--set FIELD=VALUE …]`: see `HELP`. */
main(async () => {
  const order = readOrder(process.argv.slice(2));
  if (order === 'help') return console.log(HELP);
  const api = await connectApi(await connectDeployment(), order.as);
  const started = performance.now();
  const { total, ids, known, mended, refused } = await submitRows(api, order).catch((error: unknown) => {
    if (error instanceof Unusable) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason} The load has stopped. Run it again: a row that was accepted stays the same ticket.`);
  });
  const seconds = (performance.now() - started) / 1000;
  const rate = Math.round(total / seconds);
  console.log(`${grouped(total)} rows in ${seconds.toFixed(1)} s (${grouped(rate)} a second)`);
  console.log(`  accepted  ${grouped(ids.length)}${known > 0 ? `, ${grouped(known)} of them known from before` : ''}`);
  if (mended > 0)
    console.log(`            ${grouped(mended)} without their control characters, which no ticket may have`);
  console.log(`  refused   ${grouped(refused)}${refused > 0 ? `: see ${order.refused}` : ''}`);
  if (ids.length === 0) return;

  const progress = startProgress('Routed', ids.length);
  const { departments, waiting } = await waitUntilRouted(api, ids, {
    most: MOST_AT_ONCE,
    onRouted: () => progress.advance(),
  }).finally(() => progress.stop());
  console.log(`Routed ${grouped(ids.length - waiting.length)}`);
  printDepartments(departments);
  if (waiting.length > 0)
    throw new Error(`${grouped(waiting.length)} tickets have no department yet, for two minutes.`);
});
