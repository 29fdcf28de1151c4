import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import * as z from 'zod';
import { seededPassword } from '../../scripts/seed.ts';

/** The people of the seed. */
export type Person = 'admin' | 'manager' | 'agent' | 'sales';

export type Language = 'en' | 'zh-Hans' | 'zh-Hant';

export interface VisitOptions {
  /** Signs in as one of the seed; absent: nobody does. */
  readonly as?: Person;
  /** Where to; default `/`. */
  readonly at?: string;
  /** What the browser prefers; default English. */
  readonly language?: Language;
  /** 1440 × 900 unless a phone, 390 × 844. */
  readonly on?: 'desktop' | 'phone';
  readonly scheme?: 'light' | 'dark';
  /** Errors in the browser's console that belong to the test: a refusal of the API is one. */
  readonly bears?: RegExp;
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly baseUrl: string;
  readonly mailbox: string;
  /** Looks: keeps a picture in `shots`, and fails on what axe calls serious or critical. */
  readonly shot: (name: string) => Promise<void>;
  /** Keeps a picture of a page that is not ours. */
  readonly picture: (name: string) => Promise<void>;
  /** Goes through the sign-in pages as a person does. */
  readonly signIn: (person: Person) => Promise<void>;
  /** Asks the API as a person of the seed, to make what the test needs. @throws when it refuses */
  readonly api: (
    person: Person,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<unknown>;
  /** Files a complaint as a customer does; answers its ticket's id. */
  readonly complain: (subject: string, text?: string, email?: string) => Promise<string>;
}

const SHOTS = join(import.meta.dirname, 'shots');

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
const LOCALES = { en: 'en-GB', 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW' } as const;

/** Said by a page whose content broke the policy. */
const VIOLATION = 'content security policy: ';

let browser: Promise<Browser> | undefined;

const launched = () =>
  (browser ??= chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS }));

/** Ends the browser of this file: `afterAll(closeBrowser)`. */
export const closeBrowser = async () => {
  await (await browser)?.close();
  browser = undefined;
};

const verdict = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullable(),
      nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string().optional() })),
    }),
  ),
});

/** What a person with a handicap stumbles over, of the two worst kinds. */
const seriousFaults = async (page: Page) => {
  await page.evaluate(axe.source);
  const said: unknown = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })');
  return verdict
    .parse(said)
    .violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
};

const tokenAnswer = z.object({ AuthenticationResult: z.object({ AccessToken: z.string() }) });
const outputsAnswer = z.object({ outputs: z.record(z.string(), z.string()), env: z.record(z.string(), z.string()) });
const ticketAnswer = z.object({ id: z.string() });
const listAnswer = z.object({ items: z.array(z.object({ id: z.string(), number: z.string() })) });

const emailOf = (person: Person) => `${person}@rapport.example`;

const tokenOf = async (baseUrl: string, person: Person) => {
  const { outputs, env } = outputsAnswer.parse(await (await fetch(`${baseUrl}/_local/outputs`)).json());
  const response = await fetch(env['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER'] ?? '', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      ClientId: outputs['UserPoolClientId'],
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: emailOf(person), PASSWORD: seededPassword(emailOf(person)) },
    }),
  });
  return tokenAnswer.parse(await response.json()).AuthenticationResult.AccessToken;
};

const asked = async (url: string, init: RequestInit) => {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${init.method ?? 'GET'} ${url}: ${response.status} ${await response.text()}`);
  const text = await response.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  return body;
};

/**
 * A test that a person makes in a browser: `it('…', inBrowser({ as: 'agent', at: '/tickets' }, async ({ page, shot }) => { … }))`.
 * It fails by itself on a breach of the content policy, on an error in the browser's console that is not among `bears`,
 * on an exception, and on what axe finds in a `shot`.
 */
export const inBrowser = (options: VisitOptions, run: (visit: Visit) => Promise<void>) => async () => {
  const { baseUrl, mailbox } = inject('console');
  const { as, at = '/', language = 'en', on = 'desktop', scheme = 'light', bears } = options;
  const context = await (
    await launched()
  ).newContext({
    viewport: SIZES[on],
    hasTouch: on === 'phone',
    locale: LOCALES[language],
    timezoneId: 'Europe/Berlin',
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  const wrong: string[] = [];
  await context.addInitScript((prefix) => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
      console.error(`${prefix}${violatedDirective} ${blockedURI} at ${sourceFile}:${lineNumber}`),
    );
  }, VIOLATION);
  context.on('console', (message) => {
    const text = `${message.text()} (${message.location().url})`;
    if (message.type() !== 'error') return;
    if (bears?.test(text) && !text.startsWith(VIOLATION)) return;
    wrong.push(text);
  });
  context.on('weberror', (error) => wrong.push(String(error.error().stack ?? error.error())));

  try {
    const page = await context.newPage();
    const signIn = async (person: Person) => {
      await page.getByRole('button', { name: emailOf(person) }).click();
      await page.locator('#main').waitFor();
    };
    const api: Visit['api'] = async (person, method, path, body, headers = {}) =>
      asked(baseUrl + path, {
        method,
        headers: {
          authorization: `Bearer ${await tokenOf(baseUrl, person)}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    const picture = async (name: string) => {
      mkdirSync(SHOTS, { recursive: true });
      await page.screenshot({ path: join(SHOTS, `${name}-${language}-${on}-${scheme}.png`) });
    };
    const visit: Visit = {
      page,
      context,
      baseUrl,
      mailbox,
      signIn,
      api,
      picture,
      shot: async (name) => {
        await picture(name);
        expect(await seriousFaults(page), `what axe finds in ${name}`).toEqual([]);
      },
      complain: async (subject, text = 'I was charged twice on my invoice.', email = 'mia@example.com') => {
        const complaint = { type: 'complaint', channel: 'web', subject, text, customer: { email } };
        const response = await fetch(`${baseUrl}/v1/public/tickets`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(complaint),
        });
        // Tests come faster than customers of one address may: then somebody of the staff enters it.
        const said: unknown =
          response.status === 429 ? await api('admin', 'POST', '/v1/tickets', complaint) : await response.json();
        const { number } = z.object({ number: z.string() }).parse(said);
        for (;;) {
          const { items } = listAnswer.parse(await api('admin', 'GET', '/v1/departments/billing/tickets?limit=200'));
          const found = items.find((item) => item.number === number);
          if (found) return ticketAnswer.parse(found).id;
          await page.waitForTimeout(200);
        }
      },
    };
    await page.goto(baseUrl + at);
    if (as) await signIn(as);
    await run(visit);
  } finally {
    await context.close();
  }
  expect(wrong, 'errors in the browser').toEqual([]);
};
