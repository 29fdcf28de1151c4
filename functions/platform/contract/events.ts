import * as z from 'zod';
import { defineEvent } from '../../../shared/kernel/event.ts';

/** Dead letters that named what is erased are gone. The subject is the erasure. */
export const LettersErased = defineEvent(
  'letters.erased.v1',
  z.strictObject({
    erasureId: z.string(),
    part: z.string(),
    letterIds: z.array(z.string()),
    /** All letters were looked at for this part. */
    isLast: z.boolean(),
  }),
);
