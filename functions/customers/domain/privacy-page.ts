import { Html, markup } from '../../../shared/kernel/html.ts';
import type { RecordType } from '../../access/contract/visibility.ts';
import { privacyValues, type Reader } from './privacy-values.ts';
import { keyOf, pageLanguageOf, wordsOf } from './privacy-words.ts';

/** All that is kept of somebody, in the order in which it is told. */
export interface Gathered {
  readonly exportedAt: string;
  readonly records: readonly unknown[];
  /** As they were before they went together. */
  readonly formerly: readonly unknown[];
  readonly contacts: readonly unknown[];
  readonly tickets: readonly unknown[];
  readonly timeline: readonly unknown[];
}

const sections = ['records', 'formerly', 'contacts', 'tickets', 'timeline'] as const;

const style =
  'body{font:15px/1.45 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}' +
  'h1{font-size:1.6rem}h2{font-size:1.15rem;border-bottom:1px solid #bbb;padding-bottom:.2rem;margin-top:2rem}' +
  'dl{margin:.2rem 0 .8rem;display:grid;grid-template-columns:fit-content(35%) 1fr;gap:.1rem .8rem}' +
  'dt{color:#555}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}dl dl{margin:0}' +
  'article{break-inside:avoid;margin:.8rem 0}dd>article:first-child{margin-top:0}@media print{body{margin:0;max-width:none}}';

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isNothing = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isMap(value) && Object.keys(value).length === 0);

type Text = (value: unknown) => string;

/** A list of names with their values; without those of which there is nothing. */
const rows = (map: object, row: (name: string, value: unknown) => readonly [string, Html]): Html =>
  markup`<dl>${Object.entries(map)
    .filter(([, value]) => !isNothing(value))
    .map(([name, value]) => row(name, value))
    .map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;

/** The same as the JSON file, to be read and printed by whoever it is about: it runs nothing and fetches nothing. */
export const privacyPage = (gathered: Gathered, reader: Reader): string => {
  const language = pageLanguageOf(reader.language);
  const { said } = wordsOf(language);
  const values = privacyValues(reader, language);

  /** @param within the name of the field that holds the value */
  const shown = (value: unknown, within: string, text: Text): Html => {
    if (Array.isArray(value))
      return value.some(isMap) ? listed(value, within, text) : markup`${value.map(text).join(', ')}`;
    if (!isMap(value)) return markup`${text(value)}`;
    return markup`${values.money(value) ?? fieldsOf(value, within)}`;
  };

  const listed = (ones: readonly unknown[], within: string, text: Text): Html =>
    markup`${ones.map((one) => markup`<article>${shown(one, within, text)}</article>`)}`;

  const customOf = (fields: object, recordType: RecordType) =>
    rows(fields, (id, value) => {
      const { name, text } = values.custom(recordType, id);
      return [name, shown(value, '', text)];
    });

  const fieldsOf = (map: object, within: string): Html =>
    rows(map, (name, value) => {
      const key = keyOf(name, within);
      const said = values.name(key, name);
      // Of the two kinds of record, a contact has an account.
      if (name === 'customFields' && isMap(value))
        return [said, customOf(value, 'accountId' in map ? 'contact' : 'account')];
      return [said, shown(value, name, (one) => values.text(key, one))];
    });

  const body = sections.map(
    (section) =>
      markup`<h2>${said(section)}</h2>${
        gathered[section].length === 0 ? markup`<p>${said('nothing')}</p>` : listed(gathered[section], section, String)
      }`,
  );
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${said('title')}</title>
<style>${new Html(style)}</style>
</head>
<body>
<h1>${said('title')}</h1>
<dl><dt>${said('asOf')}</dt><dd>${values.instant(gathered.exportedAt)}</dd><dt>${said('allTimes')}</dt><dd>${reader.timeZone}</dd></dl>
${body}
</body>
</html>
`.text;
};
