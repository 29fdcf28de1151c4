import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { eventDefinitions, shapeFile, shapeOf } from './definitions.ts';

// `node test/contract/add-shapes.ts` keeps the shape of each event type that is new. It replaces none: what is published
// stays as it is, and another shape is another version.
for (const definition of await eventDefinitions()) {
  const file = shapeFile(definition.type);
  if (existsSync(file)) continue;
  await writeFile(file, await format(JSON.stringify(shapeOf(definition)), { parser: 'json', printWidth: 120 }));
  console.log(`added ${definition.type}`);
}
