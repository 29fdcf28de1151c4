import { Html, markup } from '../../../shared/kernel/html.ts';

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

type Section = (typeof sections)[number];

interface Words extends Readonly<Record<Section, string>> {
  readonly title: string;
  readonly asOf: string;
  readonly nothing: string;
}

const english: Words = {
  title: 'What is kept of you',
  asOf: 'As of',
  nothing: 'Nothing.',
  records: 'You',
  formerly: 'Entries that went together',
  contacts: 'Contacts',
  tickets: 'What you told us, and what we answered',
  timeline: 'What happened, and when',
};

const words: Readonly<Record<string, Words>> = {
  en: english,
  de: {
    title: 'Was über Sie gespeichert ist',
    asOf: 'Stand',
    nothing: 'Nichts.',
    records: 'Sie',
    formerly: 'Einträge, die zusammengelegt wurden',
    contacts: 'Ansprechpartner',
    tickets: 'Was Sie uns mitgeteilt haben, und unsere Antworten',
    timeline: 'Was geschehen ist, und wann',
  },
  zh: {
    title: '我们保存的有关您的资料',
    asOf: '截至',
    nothing: '无。',
    records: '您',
    formerly: '已合并的记录',
    contacts: '联系人',
    tickets: '您告诉我们的内容和我们的答复',
    timeline: '发生的事情和时间',
  },
};

/** The words of a language, as far as there are; English otherwise. */
const languageOf = (tag: string | undefined) => {
  const spoken = tag?.toLowerCase().split('-')[0];
  return Object.keys(words).find((language) => language === spoken) ?? 'en';
};

const style =
  'body{font:15px/1.45 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}' +
  'h1{font-size:1.6rem}h2{font-size:1.15rem;border-bottom:1px solid #bbb;padding-bottom:.2rem;margin-top:2rem}' +
  'dl{margin:.2rem 0 .8rem;display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.1rem .8rem}' +
  'dt{color:#555}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}dl dl{margin:0}' +
  'article{break-inside:avoid;margin:.8rem 0}@media print{body{margin:0;max-width:none}}';

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shown = (value: unknown): Html => {
  if (Array.isArray(value))
    return value.every((one) => !isMap(one)) ? markup`${value.map(String).join(', ')}` : listed(value);
  if (!isMap(value)) return markup`${String(value)}`;
  const fields = Object.entries(value).filter(
    ([, one]) => one !== undefined && !(Array.isArray(one) && one.length === 0),
  );
  return markup`<dl>${fields.map(([name, one]) => markup`<dt>${name}</dt><dd>${shown(one)}</dd>`)}</dl>`;
};

const listed = (values: readonly unknown[]): Html =>
  markup`${values.map((one) => markup`<article>${shown(one)}</article>`)}`;

/** The same as the JSON file, to be read and printed: it runs nothing and fetches nothing. */
export const privacyPage = (gathered: Gathered, tag: string | undefined): string => {
  const language = languageOf(tag);
  const said = words[language] ?? english;
  const body = sections.map(
    (section) =>
      markup`<h2>${said[section]}</h2>${gathered[section].length === 0 ? markup`<p>${said.nothing}</p>` : listed(gathered[section])}`,
  );
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${said.title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<h1>${said.title}</h1>
<p>${said.asOf} ${gathered.exportedAt}</p>
${body}
</body>
</html>
`.text;
};
