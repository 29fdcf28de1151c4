import { atRest, monthOfUse, useOf } from './cost/bill.ts';
import { ownInventory } from './cost/inventory.ts';
import { asOf, billOf, costBeyondFree, costOf, plus, region, source, type Quantities } from './cost/prices.ts';
import { month, useCases, type UseCaseName } from './cost/units.ts';
import { main } from './deployment.ts';

const dollars = (usd: number, digits = 2) => `$${usd.toFixed(digits)}`;
const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 });

const printTable = (rows: readonly (readonly string[])[]) => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows)
    console.log(
      `  ${row.map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join('   ')}`,
    );
};

const printBill = (quantities: Quantities) => {
  const lines = billOf(quantities)
    .filter(({ quantity }) => quantity > 0)
    .toSorted((a, b) => b.usd - a.usd);
  printTable(lines.map(({ label, quantity, usd }) => [label, number(quantity), dollars(usd, 3)]));
};

/** `npm run cost` prints what a month costs, from the synthesized templates, counted units and the list of prices. */
main(async () => {
  const inventory = await ownInventory();
  const rest = atRest(inventory);
  const use = monthOfUse(inventory);
  const whole = plus(rest, use);

  console.log(`List prices of ${region}, ${asOf} (${source}).\n`);
  console.log(`A month at rest: ${dollars(costOf(rest))}`);
  printBill(rest);

  console.log('\nA thousand times');
  const names = Object.keys(useCases).filter((name): name is UseCaseName => name in useCases);
  printTable([
    ['', 'the request', 'what follows', 'of it mail'],
    ...names.map((name) => {
      const { asked, after } = useOf(inventory, name);
      const mail = costOf({ mail: after.mail ?? 0 });
      return [name, ...[costOf(asked), costOf(after), mail].map((usd) => dollars(1000 * usd, 4))];
    }),
  ]);

  const each = (usd: number) => `${dollars(usd)}, ${dollars(usd / month.people, 3)} a person`;
  console.log(`\n${month.people} people, ${number(month.requests)} requests a month: ${each(costOf(use))}`);
  printBill(use);
  console.log(`\nWith the month at rest             ${each(costOf(whole))}`);
  console.log(`Without what AWS gives for nothing ${each(costBeyondFree(whole))}`);
});
