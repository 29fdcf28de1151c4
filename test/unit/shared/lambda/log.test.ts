import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf, log } from '../../../../shared/lambda/log.ts';
import { catchLog } from '../../../support/log-lines.ts';
import { textLike } from '../../../support/like.ts';

let caught: ReturnType<typeof catchLog>;
beforeEach(() => {
  caught = catchLog();
});
afterEach(() => {
  caught.restore();
});

describe('log', () => {
  it('writes when, how grave and what, in one line of JSON', () => {
    log.warn('not-settled', { messageId: 'm1', receives: 2 });
    expect(caught.lines()).toEqual([
      { at: textLike(/Z$/), level: 'WARN', code: 'not-settled', messageId: 'm1', receives: 2 },
    ]);
  });
});

describe('failureOf', () => {
  it('is the name and the place of an error, never its message', () => {
    const failure = failureOf(new SyntaxError('mark@customer.example'));
    expect(failure).toEqual({ name: 'SyntaxError', at: textLike(/^log\.test\.ts:\d+:\d+$/) });
  });

  it('is not led astray by a message that looks like a place', () => {
    const { at } = failureOf(new Error('at Ada (mark@customer.example:1:1)'));
    expect(at).toMatch(/^log\.test\.ts/);
  });

  it.each([
    ['    at readFileSync (node:fs:435:20)', 'node:fs:435:20'],
    ['    at async Promise.all (index 0)\n    at run (C:\\code\\task.ts:7:9)', 'task.ts:7:9'],
    ['    at file:///var/task/index.mjs:1:2', 'index.mjs:1:2'],
    ['of no frame (task.ts:7:9)', undefined],
  ])('takes the place of the first frame that has one: %j', (frames, at) => {
    const error = new Error('mark');
    error.stack = `Error: mark\n${frames}`;
    expect(failureOf(error)).toEqual({ name: 'Error', at });
  });

  it.each(['text', 7, undefined, null, { message: 'mark' }])('is only the kind of what is no error: %j', (thrown) => {
    expect(failureOf(thrown)).toEqual({ name: typeof thrown });
  });
});
