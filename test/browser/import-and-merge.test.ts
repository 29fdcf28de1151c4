import { afterAll, it } from 'vitest';
import { closeBrowser, inBrowser } from './console.ts';
import { wordsOf } from './words.ts';

afterAll(closeBrowser);

const FOUND_MS = 60_000;

/** A list as somebody's spreadsheet left it: one customer twice, one without a name, one whose address is none. */
const messyFile = (word: string) =>
  [
    'Firma;Name;E-Mail;Telefon;Straße;PLZ;Ort;Land;Sonstiges',
    `"${word} Möbel GmbH";;info@${word}.example;+49 40 5550${String(Date.now() % 1000).padStart(3, '0')};Hafenstraße 12;20457;Hamburg;DE;x`,
    `  ${word.toUpperCase()} MÖBEL ;;verkauf@${word}.example;;Hafenstr. 12;20457;Hamburg;DE;`,
    `;;;;;;;;`,
    `;"Weiß, Anna";anna.weiss(at)${word}.example;;;;Berlin;DE;"=SUM(A1:A9)"`,
    '',
  ].join('\r\n');

it.each([
  ['en', 'desktop'],
  ['zh-Hans', 'phone'],
] as const)(
  'a messy file is imported in %s on a %s, and two of its rows that are one customer are merged',
  async (language, on) => {
    const words = wordsOf(language, 'customers');
    const word = `Quarz${Date.now().toString(36)}`;
    await inBrowser({ as: 'admin', at: '/imports', language, on }, async ({ page, shot }) => {
      await page
        .getByRole('button', { name: words('import.new') })
        .first()
        .click();
      await page.locator('input[type=file]').setInputFiles({
        name: `messy-${on}.csv`,
        mimeType: 'text/csv',
        // As a spreadsheet of Windows writes it.
        buffer: Buffer.from(messyFile(word), 'latin1'),
      });
      await page.getByRole('heading', { name: words('import.mapping') }).waitFor();
      await shot('messy-mapping');
      await page.getByRole('combobox', { name: words('import.field-of', { column: 'Sonstiges' }) }).click();
      await page.getByRole('option', { name: words('fields.tags'), exact: true }).click();
      await page.getByRole('textbox', { name: words('import.country'), exact: true }).fill('de');
      await page.getByRole('checkbox', { name: words('import.allow-duplicates') }).check();
      await page.getByRole('button', { name: words('import.dry-run') }).click();
      await page.getByRole('heading', { name: words('import.would-be') }).waitFor();
      await page.getByText(words('import.problems')).waitFor();
      await shot('messy-dry-run');
      await page.getByRole('button', { name: words('import.start') }).click();
      await page.locator('a', { hasText: words('import.refused-rows') }).waitFor({ timeout: FOUND_MS });
      await shot('messy-done');

      await page.getByRole('link', { name: words('import.see-duplicates') }).click();
      // Both of the pair: the word of an earlier run is like this one.
      const pair = page.getByRole('row', { name: new RegExp(`${word}.*${word}`, 'i') });
      // Pairs are found in the background, and the list looks again by itself.
      await pair.click({ timeout: FOUND_MS });
      await page.getByRole('heading', { name: words('duplicates.compare') }).waitFor();
      await shot('messy-pair');
      await page.getByRole('button', { name: words('duplicates.merge'), exact: true }).click();
      await page
        .getByRole('heading', { name: words('merge-status.moved'), exact: true })
        .waitFor({ timeout: FOUND_MS });
      await shot('messy-merged');
      await page.getByRole('link', { name: words('merge.open'), exact: true }).click();
      await page.getByRole('heading', { name: new RegExp(`${word} Möbel`, 'i'), level: 2 }).waitFor();
      for (const address of [`info@${word}.example`, `verkauf@${word}.example`])
        await page.getByText(address).first().waitFor();
      await shot('messy-customer');
    })();
  },
  4 * FOUND_MS,
);
