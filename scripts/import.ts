import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { basename, parse } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { importView, upload, type ImportView } from '../functions/customers/contract/import.ts';
import { connectDeployment, main } from './deployment.ts';
import { reasonIn, type Api, type Sent } from './load/api.ts';
import { connectApi } from './load/connect-api.ts';
import { Unusable } from './load/mapping.ts';
import { grouped } from './load/progress.ts';

const HELP = `npm run import -- accounts|contacts FILE [options]

Puts a file of customers (CSV in any usual separator and encoding, XLSX, vCard) into an import, tells which column it takes for
what, what a dry run finds, and then enters the rows. Run again, it adds nothing.

  --country XX        the country of phone numbers that are written without one
  --map COLUMN=FIELD  the column holds the field, whatever is guessed: name, emails, addresses.city, customFields.seats, …
  --dry-run           end after the dry run
  --allow-duplicates  enter also who may be there already
  --as EMAIL          who imports (admin@rapport.example); the password in RAPPORT_PASSWORD, not needed on the local host
  --refused PATH      where the rows go that were not taken, with the reason (FILE-name.refused.csv)`;

const recordTypes = new Map([
  ['accounts', 'account'],
  ['contacts', 'contact'],
]);

const readOrder = (argv: readonly string[]) => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      country: { type: 'string' },
      map: { type: 'string', multiple: true, default: [] },
      'dry-run': { type: 'boolean', default: false },
      'allow-duplicates': { type: 'boolean', default: false },
      as: { type: 'string', default: 'admin@rapport.example' },
      refused: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || argv.length === 0) return 'help';
  const [noun = '', file, ...more] = positionals;
  const recordType = recordTypes.get(noun);
  if (recordType === undefined || file === undefined || more.length > 0)
    throw new Unusable('Usage: npm run import -- accounts|contacts FILE (--help says more)');
  return { ...values, recordType, file, refused: values.refused ?? `${parse(file).name}.refused.csv` };
};

type Order = Exclude<ReturnType<typeof readOrder>, 'help'>;

const asked = async <Schema extends z.ZodType>(
  api: Api,
  schema: Schema,
  [method, path, sent]: readonly [string, string, Sent?],
): Promise<z.output<Schema>> => {
  const answer = await api.call(method, path, sent);
  if (answer.status >= 300) throw new Unusable(reasonIn(answer));
  return schema.parse(answer.body);
};

const EVERY_MS = 500;
const UNDER_WAY: readonly ImportView['status'][] = ['waiting', 'reading', 'rehearsing', 'running'];

/** Waits for the end of what is under way, and says now and then how far it is. */
const ended = async (api: Api, path: string): Promise<ImportView> => {
  for (let told = 0; ;) {
    const found = await asked(api, importView, ['GET', path]);
    if (!UNDER_WAY.includes(found.status)) return found;
    const { rows, share } = found.progress;
    if (rows >= told + 1000) console.error(`${grouped((told = rows))} rows, ${Math.round(share * 100)} %`);
    await pause(EVERY_MS);
  }
};

const mappingOf = (maps: readonly string[], { columns, mapping }: ImportView) =>
  maps.reduce((all, one) => {
    const [name = '', field = ''] = one.split(/=(.*)/s);
    const column = columns.findIndex((each) => each.name === name);
    if (column < 0)
      throw new Unusable(`There is no column ${name}: there are ${columns.map((each) => each.name).join(', ')}.`);
    return [...all.filter((each) => each.column !== column), { column, field }];
  }, mapping);

const put = async (file: string, size: number, { url, headers }: z.output<typeof upload>) => {
  const body = Readable.toWeb(createReadStream(file));
  const answer = await fetch(url, {
    method: 'PUT',
    headers: { ...headers, 'content-length': String(size) },
    body,
    duplex: 'half',
  });
  if (!answer.ok) throw new Unusable(`The file was not taken (${answer.status}).`);
};

const say = ({ counts, problems }: Pick<ImportView, 'counts' | 'problems'>) => {
  for (const [outcome, count] of Object.entries(counts)) console.log(`  ${outcome.padEnd(9)}  ${grouped(count)}`);
  for (const { row, column, reason } of problems.slice(0, 5))
    console.log(`  row ${row}${column === undefined ? '' : `, ${column}`}: ${reason}`);
};

const enter = async (api: Api, order: Order) => {
  const { file, recordType, country } = order;
  const { size } = await stat(file);
  const begun = await asked(api, z.object({ import: importView, upload }), [
    'POST',
    '/v1/imports',
    { body: { fileName: basename(file), recordType, size } },
  ]);
  const path = `/v1/imports/${begun.import.id}`;
  await put(file, size, begun.upload);
  await asked(api, importView, ['POST', `${path}/read`, { body: {} }]);
  const read = await ended(api, path);
  if (read.status !== 'ready') throw new Unusable(read.why ?? 'The file cannot be read.');
  const ready = await asked(api, importView, [
    'PATCH',
    path,
    {
      body: {
        mapping: mappingOf(order.map, read),
        options: { allowDuplicates: order['allow-duplicates'], ...(country !== undefined && { country }) },
      },
      version: read.version,
    },
  ]);
  const fields = new Map(ready.mapping.map((one) => [one.column, one.field]));
  console.log(`${basename(file)}: ${ready.format ?? ''} ${ready.encoding ?? ''}`.trimEnd());
  for (const [n, { name }] of ready.columns.entries()) console.log(`  ${name} → ${fields.get(n) ?? '(left out)'}`);

  await asked(api, importView, ['POST', `${path}/dry-run`]);
  const { dryRun } = await ended(api, path);
  console.log('Dry run');
  if (dryRun) say(dryRun);
  if (order['dry-run']) return;

  await asked(api, importView, ['POST', `${path}/start`]);
  const done = await ended(api, path);
  if (done.status !== 'done') throw new Error(done.why ?? `The import is ${done.status}.`);
  console.log('Entered');
  say({ ...done, problems: [] });
  if (done.counts.duplicate + done.counts.refused === 0) return;
  const { url } = await asked(api, z.object({ url: z.string() }), ['GET', `${path}/refused`]);
  const refused = await fetch(url);
  if (!refused.body) throw new Error('The refused rows cannot be fetched.');
  await writeFile(order.refused, Readable.fromWeb(refused.body));
  console.log(`Rows that were not taken, with the reasons: ${order.refused}`);
};

/** `npm run import -- accounts|contacts FILE`: see `HELP`. */
main(async () => {
  const order = readOrder(process.argv.slice(2));
  if (order === 'help') return console.log(HELP);
  await enter(await connectApi(await connectDeployment(), order.as), order);
});
