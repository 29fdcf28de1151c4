import { afterAll, expect, it } from 'vitest';
import { closeBrowser, inBrowser, type Visit, type VisitOptions } from './console.ts';
import { wordsOf } from './words.ts';

afterAll(closeBrowser);

const FIRST_RESPONSE_SECONDS = 60;
/** The time itself, the sweep of each minute, and what a busy machine needs. */
const CLIMBED_MS = 240_000;

/** Leaves the ticket open until it has climbed. */
const watched = async ({ page, shot }: Visit, id: string, language: NonNullable<VisitOptions['language']>) => {
  const desk = wordsOf(language, 'tickets');
  await page.goto(`${new URL(page.url()).origin}/tickets?department=slow&ticket=${id}`);
  const article = page.getByRole('article');
  await article.locator('[data-status="queued"]').waitFor();
  await article.locator('[data-state="good"], [data-state="soon"]').first().waitFor();
  expect(await page.getByRole('note').count()).toBe(0);
  await shot('ticket-in-time');
  // It does not outlive a reload.
  await page.evaluate(() => (document.documentElement.dataset['watched'] = 'yes'));
  await article.locator('[data-state="late"]').waitFor({ timeout: CLIMBED_MS });
  await page.getByText(desk('escalation.title', { level: 1 })).waitFor({ timeout: CLIMBED_MS });
  await page.getByRole('note').getByText(desk('escalation.late.first-response')).waitFor();
  expect(await page.locator('html').getAttribute('data-watched')).toBe('yes');
  await shot('ticket-escalated');
};

it(
  'a ticket that nobody answers becomes late and climbs under the eyes of whoever has it open, and says why',
  inBrowser({ as: 'admin', at: '/tickets' }, async (visit) => {
    const { api, complain } = visit;
    const id = await complain('Nobody answers about my invoice');
    await api('admin', 'PUT', '/v1/departments/slow', {
      id: 'slow',
      name: 'Slow',
      email: 'slow@rapport.example',
      managerEmail: 'slow-manager@rapport.example',
      targets: { firstResponseHours: FIRST_RESPONSE_SECONDS / 3600, resolutionHours: 1000 },
    });
    const move = { departmentId: 'slow', reason: 'It is theirs.' };
    await api('admin', 'POST', `/v1/tickets/${id}/reroute`, move, { 'if-match': '"2"' });
    await Promise.all([
      watched(visit, id, 'en'),
      inBrowser({ as: 'admin', at: '/tickets', language: 'zh-Hans', on: 'phone' }, async (other) =>
        watched(other, id, 'zh-Hans'),
      )(),
    ]);
  }),
  2 * CLIMBED_MS,
);
