import { onQueue } from '../../../shared/lambda/queue.ts';
import { LetterErasureWanted } from '../../customers/contract/erasure-events.ts';
import { eraseLetters } from '../commands/erase-letters.ts';
import { erasureDeps } from '../deps.ts';

export const handler = onQueue([LetterErasureWanted], (event, cause) => eraseLetters(erasureDeps())(event, cause), {
  name: 'erase-letters',
  settled: [],
});
